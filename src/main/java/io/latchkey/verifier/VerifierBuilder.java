package io.latchkey.verifier;

import static java.util.Objects.requireNonNull;

import io.latchkey.client.ServerAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import javax.net.ssl.SSLContext;

/**
 * How a {@link LatchkeyVerifier} works; everything but the key has a default. Not safe for several
 * threads.
 */
public final class VerifierBuilder {

  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(1);
  private static final Duration LONGEST_OUTAGE = Duration.ofDays(1);
  private static final long RECORDS = 100_000;

  private final URI server;
  private String key = "";
  private long records = RECORDS;
  private Duration timeout = TIMEOUT;
  private Duration outage = Duration.ZERO;
  private SSLContext tls;

  VerifierBuilder(String url) {
    server = ServerAddress.parse(url);
  }

  /**
   * The service's own key, with the scope {@code api_key:introspect}, of a user with the role
   * {@code verifier}: {@code latchkey verifiers create} makes both.
   */
  public VerifierBuilder as(String value) {
    key = requireNonNull(value).strip();
    return this;
  }

  /** How many keys are kept in memory, at least 1, about 500 bytes each; 100,000 by default. */
  public VerifierBuilder records(long value) {
    if (value < 1) {
      throw new IllegalArgumentException("at least one record is kept, not " + value);
    }
    records = value;
    return this;
  }

  /** How long Latchkey may take to answer, and so {@code verify}; 2 seconds, at most a minute. */
  public VerifierBuilder timeout(Duration value) {
    if (value.isNegative() || value.isZero() || value.compareTo(LONGEST_TIMEOUT) > 0) {
      throw new IllegalArgumentException(
          "a timeout is longer than nothing, and a minute at most, not " + value);
    }
    timeout = value;
    return this;
  }

  /**
   * <strong>Gives up exactness for availability.</strong> While Latchkey cannot be reached, keys
   * that are known are accepted for that long after the last time it could be, although they may
   * have been revoked meanwhile. Not at all by default, and a day at most. A service whose own key
   * Latchkey refuses is not in an outage, and accepts nothing.
   */
  public VerifierBuilder allowCachedFor(Duration value) {
    if (value.isNegative() || value.compareTo(LONGEST_OUTAGE) > 0) {
      throw new IllegalArgumentException("an outage is bridged for a day at most, not " + value);
    }
    outage = value;
    return this;
  }

  /** Which servers to trust and which client certificate to present; the platform's by default. */
  public VerifierBuilder tls(SSLContext value) {
    tls = requireNonNull(value);
    return this;
  }

  /**
   * Builds the verifier; nothing is sent before the first key is verified.
   *
   * @throws IllegalArgumentException when the key is missing or does not have the form of one
   */
  public LatchkeyVerifier build() {
    if (PresentedKeyText.parse(key).isEmpty()) {
      throw new IllegalArgumentException("the verifier's own key is missing, or is not a key");
    }
    ExecutorService threads = DaemonThreads.pool("latchkey-http");
    HttpClient.Builder http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .executor(threads);
    if (tls != null) {
      http.sslContext(tls);
    }
    LatchkeyRequests latchkey = new LatchkeyRequests(http.build(), server, key);
    return new LatchkeyVerifier(latchkey, records, timeout, outage, threads);
  }
}
