package io.latchkey.api;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * A time as text, two ways: as Go prints one in messages, {@code 2026-06-02 20:48:20.123456 +0000
 * UTC} (token API D12), and as RFC 3339 on the wire (1.1). Both drop the fraction's trailing zeros.
 * Put together by hand, for each answer holds several: a formatter costs more than looking a key
 * up.
 */
public record GoTime(Instant value) {

  private static final int LONGEST = 40;
  private static final int BILLION = 1_000_000_000;

  /** The RFC 3339 text in UTC, for example {@code 2026-06-02T20:48:20.1234Z}. */
  public String toWire() {
    return text('T', "Z");
  }

  /** The text for messages. */
  @Override
  public String toString() {
    return text(' ', " +0000 UTC");
  }

  private String text(char beforeTime, String zone) {
    LocalDateTime utc = LocalDateTime.ofInstant(value, ZoneOffset.UTC);
    int second = utc.getSecond();
    int nano = utc.getNano();
    StringBuilder text = new StringBuilder(LONGEST);
    text.append(utc.toLocalDate()).append(beforeTime);
    two(text, utc.getHour()).append(':');
    two(text, utc.getMinute()).append(':');
    two(text, second);
    if (nano != 0) {
      int point = text.length();
      text.append(BILLION + nano).setCharAt(point, '.');
      while (text.charAt(text.length() - 1) == '0') {
        text.setLength(text.length() - 1);
      }
    }
    return text.append(zone).toString();
  }

  private static StringBuilder two(StringBuilder text, int number) {
    return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
