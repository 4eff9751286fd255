package io.latchkey.jakarta;

import io.latchkey.api.GoDuration;
import io.latchkey.client.ServerAddress;
import io.latchkey.verifier.LatchkeyVerifier;
import io.latchkey.verifier.VerifierBuilder;
import jakarta.enterprise.inject.spi.DeploymentException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings of a service, from texts: {@code latchkey.url}, {@code latchkey.key}, and what has a
 * default. What is wrong is named and never repeated, for it may be the key in the wrong place.
 */
final class ServiceSettings {

  private static final Logger LOG = System.getLogger(ServiceSettings.class.getName());
  private static final Pattern CLEAR_TEXT = Pattern.compile("(?i)http://(.*)");
  private static final String OUTAGE_SETTING = "latchkey.outage";
  private static final String OUTAGE = "allow-cached-for ";

  private final Function<String, Optional<String>> source;
  private final String url;
  private final VerifierBuilder builder;

  /**
   * Reads them.
   *
   * @param source gives the text of a setting, empty if it is not set
   * @throws DeploymentException when one is missing or wrong; the message names it
   */
  ServiceSettings(Function<String, Optional<String>> source) {
    this.source = source;
    url = required("latchkey.url");
    builder = builder(url);
    String key = required("latchkey.key");
    set("latchkey.cache.records", "a number, at least 1", this::records);
    set("latchkey.timeout", "a time such as 2s or PT2S, at most a minute", this::timeout);
    set(OUTAGE_SETTING, "\"" + OUTAGE + "30s\", at most a day, or not set", this::outage);
    builder.as(key);
  }

  /** {@code LATCHKEY_CACHE_RECORDS} for {@code latchkey.cache.records}. */
  static String inEnvironment(String name) {
    return name.replace('.', '_').toUpperCase(Locale.ROOT);
  }

  private static VerifierBuilder builder(String url) {
    try {
      return LatchkeyVerifier.at(url);
    } catch (IllegalArgumentException wrong) {
      throw wrong("latchkey.url", "an http or https address such as https://keys.example.com");
    }
  }

  private void records(String text) {
    builder.records(Long.parseLong(text));
  }

  private void timeout(String text) {
    builder.timeout(duration(text));
  }

  private void outage(String text) {
    if (!text.startsWith(OUTAGE)) {
      throw new IllegalArgumentException();
    }
    builder.allowCachedFor(duration(text.substring(OUTAGE.length()).strip()));
  }

  /** Either as Java writes it or as Go does. */
  private static Duration duration(String text) {
    return text.toUpperCase(Locale.ROOT).startsWith("P")
        ? Duration.parse(text)
        : GoDuration.parse(text).value();
  }

  /** The verifier with these settings. */
  LatchkeyVerifier verifier() {
    try {
      return builder.build();
    } catch (IllegalArgumentException wrong) {
      throw wrong(
          "latchkey.key", "a key of Latchkey's, as \"latchkey verifiers create\" prints it");
    }
  }

  /** Whether keys are accepted for a while when Latchkey cannot be reached. */
  boolean toleratesOutage() {
    return value(OUTAGE_SETTING).isPresent();
  }

  /** Whether keys travel to another machine as they are, for everybody on the way to read. */
  boolean sendsInClear() {
    Matcher clear = CLEAR_TEXT.matcher(url);
    return clear.matches() && !ServerAddress.isOfThisMachine(clear.group(1));
  }

  /** Says in the log what is set, above all what makes verification less exact or safe. */
  void announce() {
    LOG.log(Level.INFO, "Keys are verified with the Latchkey at {0}.", url);
    if (sendsInClear()) {
      LOG.log(
          Level.WARNING,
          "latchkey.url is not https: this service''s key and all keys that it verifies can be read"
              + " on the way to {0}.",
          url);
    }
    value(OUTAGE_SETTING)
        .ifPresent(
            outage ->
                LOG.log(
                    Level.WARNING,
                    "latchkey.outage is \"{0}\": while Latchkey cannot be reached, keys that are"
                        + " known here are accepted for that long, even those that have been"
                        + " REVOKED meanwhile.",
                    outage));
  }

  private void set(String name, String expected, Consumer<String> reader) {
    try {
      value(name).ifPresent(reader);
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException unreadable) {
      throw wrong(name, expected);
    }
  }

  private String required(String name) {
    return value(name)
        .orElseThrow(
            () ->
                new DeploymentException(
                    "The setting "
                        + name
                        + " is missing (in the environment: "
                        + inEnvironment(name)
                        + ")."));
  }

  private Optional<String> value(String name) {
    return source.apply(name).map(String::strip).filter(text -> !text.isEmpty());
  }

  private static DeploymentException wrong(String name, String expected) {
    return new DeploymentException("The setting " + name + " must be " + expected + ".");
  }
}
