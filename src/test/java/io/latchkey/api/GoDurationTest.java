package io.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Durations as Go writes them, read with days and years besides (token API D12, D13). */
class GoDurationTest {

  @ParameterizedTest
  @CsvSource({
    "24h0m0s, 24h0m0s",
    "720h, 720h0m0s",
    "1h30m, 1h30m0s",
    "7d, 168h0m0s",
    "1y, 8760h0m0s",
    "1y2d3h, 8811h0m0s",
    "1.5h, 1h30m0s",
    "90m, 1h30m0s",
    "0, 0s",
    "0s, 0s",
    "-5s, -5s",
    "-1h0m1.5s, -1h0m1.5s",
    "20ms, 20ms",
    "1500us, 1.5ms",
    "1500µs, 1.5ms",
    "2500ns, 2.5µs",
    "999ns, 999ns",
    "876600h, 876600h0m0s",
    "9223372036854775807ns, 2562047h47m16.854775807s",
  })
  void readsAndWritesAsGoDoes(String text, String written) {
    assertThat(GoDuration.parse(text)).hasToString(written);
  }

  @ParameterizedTest
  @CsvSource({"61, 1m1s", "3600, 1h0m0s", "604800, 168h0m0s", "3155760000, 876600h0m0s"})
  void writesWholeSecondsByTheirLargestUnits(long seconds, String written) {
    assertThat(new GoDuration(Duration.ofSeconds(seconds))).hasToString(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        "h",
        "1",
        "1 h",
        "1h ",
        "one",
        "1w",
        "1h-5m",
        "1H",
        "1e3s",
        "--1h",
        "1,5h",
        "9223372036854775808ns",
        "293y",
        "99999999999999999999999999h",
        "NaN",
        "1h30"
      })
  void whatIsNoDurationIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GoDuration.parse(text))
        .withMessage("invalid duration \"" + text + "\"");
  }
}
