package io.latchkey.api;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/**
 * A time as text, two ways: as Go prints one in messages, {@code 2026-06-02 20:48:20.123456 +0000
 * UTC} (token API D12), and as RFC 3339 on the wire (1.1). Both drop the fraction's trailing zeros.
 */
public record GoTime(Instant value) {

  private static final DateTimeFormatter MESSAGE = formatter("yyyy-MM-dd HH:mm:ss", " +0000 'UTC'");
  private static final DateTimeFormatter WIRE = formatter("yyyy-MM-dd'T'HH:mm:ss", "'Z'");

  private static DateTimeFormatter formatter(String upToSeconds, String zone) {
    return new DateTimeFormatterBuilder()
        .appendPattern(upToSeconds)
        .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
        .appendPattern(zone)
        .toFormatter(Locale.ROOT)
        .withZone(ZoneOffset.UTC);
  }

  /** The RFC 3339 text in UTC, for example {@code 2026-06-02T20:48:20.1234Z}. */
  public String toWire() {
    return WIRE.format(value);
  }

  /** The text for messages. */
  @Override
  public String toString() {
    return MESSAGE.format(value);
  }
}
