package io.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times in messages and on the wire: UTC, trailing zeros dropped (token API D12, 1.1). */
class GoTimeTest {

  @ParameterizedTest
  @CsvSource({
    "2026-06-02T20:48:20.123456Z, 2026-06-02 20:48:20.123456 +0000 UTC",
    "2026-06-02T20:48:20.120000Z, 2026-06-02 20:48:20.12 +0000 UTC",
    "2026-06-02T20:48:20Z, 2026-06-02 20:48:20 +0000 UTC",
    "2026-12-31T23:00:00.000001Z, 2026-12-31 23:00:00.000001 +0000 UTC",
    "2026-06-02T20:48:20.5+02:00, 2026-06-02 18:48:20.5 +0000 UTC",
  })
  void messagesSayItAsGoPrintsIt(Instant time, String text) {
    assertThat(new GoTime(time)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-02T20:48:20.123456Z, 2026-06-02T20:48:20.123456Z",
    "2026-06-02T20:48:20.123400Z, 2026-06-02T20:48:20.1234Z",
    "2026-06-02T20:48:00Z, 2026-06-02T20:48:00Z",
    "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
    "2126-05-09T00:00:00.1Z, 2126-05-09T00:00:00.1Z",
  })
  void theWireHasRfc3339(Instant time, String text) {
    assertThat(new GoTime(time).toWire()).isEqualTo(text);
  }
}
