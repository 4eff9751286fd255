package io.latchkey.jakarta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.latchkey.verifier.LatchkeyVerifier;
import jakarta.enterprise.inject.spi.DeploymentException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a service may be told, and what it is told back. */
class ServiceSettingsTest {

  private static final String KEY = "0123456789-0123456789abcdefABCDEF";
  private static final Map<String, String> LEAST =
      Map.of("latchkey.url", "https://keys.example.com/", "latchkey.key", " " + KEY + "\n");

  private static ServiceSettings settings(Map<String, String> settings) {
    return new ServiceSettings(name -> Optional.ofNullable(settings.get(name)));
  }

  private static LatchkeyVerifier verifier(Map<String, String> settings) {
    return settings(settings).verifier();
  }

  private static Map<String, String> with(String name, String value) {
    Map<String, String> settings = new HashMap<>(LEAST);
    settings.put(name, value);
    return settings;
  }

  @Test
  void anAddressAndAKeyAreEnough() {
    try (LatchkeyVerifier verifier = verifier(LEAST)) {
      assertThat(verifier).hasToString("LatchkeyVerifier[https://keys.example.com]");
    }
  }

  @Test
  void timesAreReadAsJavaWritesThemAndAsPeopleDo() {
    for (String time : List.of("PT30S", "pt30s", "30s", "0m30s")) {
      verifier(with("latchkey.outage", "allow-cached-for " + time)).close();
      verifier(with("latchkey.timeout", time)).close();
    }
  }

  @Test
  void anAddressThatIsNotHttpsIsWarnedOfUnlessItIsThisMachines() {
    for (String clear : List.of("http://keys.example.com", "HTTP://10.0.0.1:8080/x")) {
      assertThat(settings(with("latchkey.url", clear)).sendsInClear()).as(clear).isTrue();
    }
    for (String closed :
        List.of(
            "https://keys.example.com",
            "http://localhost:8080",
            "http://127.0.0.1",
            "http://[::1]:8080/")) {
      assertThat(settings(with("latchkey.url", closed)).sendsInClear()).as(closed).isFalse();
    }
    assertThat(settings(with("latchkey.url", "http://localhost.example.com")).sendsInClear())
        .isTrue();
  }

  @Test
  void whatIsMissingIsNamedWithItsNameInTheEnvironment() {
    for (String name : LEAST.keySet()) {
      assertThatThrownBy(() -> verifier(with(name, " ")))
          .isInstanceOf(DeploymentException.class)
          .hasMessageContaining(name + " is missing")
          .hasMessageContaining(name.toUpperCase(Locale.ROOT).replace('.', '_'));
    }
  }

  @Test
  void whatIsWrongIsNamedAndNotRepeated() {
    Map<String, List<String>> wrong =
        Map.of(
            "latchkey.url",
                List.of(KEY, "ftp://" + KEY, "https://a:" + KEY + "@b", "http://[" + KEY),
            "latchkey.key", List.of("x" + KEY, "latchkey", "Bearer " + KEY),
            "latchkey.cache.records", List.of(KEY, "0", "-1", "99999999999999999999"),
            "latchkey.timeout", List.of(KEY, "0", "-2s", "2", "PTS", "P9999999999999D"),
            "latchkey.outage",
                List.of(
                    KEY,
                    "true",
                    "allow-cached-for",
                    "allow-cached-for ever",
                    "30s",
                    "allow-cached-for -30s",
                    "allow-cached-for 30"));
    wrong.forEach(
        (name, values) ->
            values.forEach(
                value ->
                    assertThat(catchThrowable(() -> verifier(with(name, value))))
                        .as("%s=%s", name, value)
                        .isInstanceOf(DeploymentException.class)
                        .hasMessageContaining("The setting " + name + " must be ")
                        .hasMessageNotContaining(KEY)
                        .hasNoCause()));
  }
}
