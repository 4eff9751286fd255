package io.latchkey.api;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A duration as text in Go's style, for example {@code 168h0m0s} or {@code 1h30m}; read with the
 * units {@code d} (24 hours) and {@code y} (365 days) added (token API D12, D13).
 *
 * @param value at most 292 years in either direction, as nanoseconds in 64 bits
 */
public record GoDuration(Duration value) {

  private static final Pattern TERM =
      Pattern.compile("(\\d+(?:\\.\\d+)?)(ns|us|µs|μs|ms|s|m|h|d|y)");
  private static final Map<String, Long> NANOSECONDS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "µs", 1_000L,
          "μs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L,
          "d", 24 * 3_600_000_000_000L,
          "y", 365 * 24 * 3_600_000_000_000L);

  /**
   * Reads {@code 24h}, {@code 1h30m}, {@code 7d}, {@code -5s}, {@code 0}.
   *
   * @throws IllegalArgumentException when the text is not a duration, or the duration is too long
   */
  public static GoDuration parse(String text) {
    boolean negative = text.startsWith("-");
    String rest = negative ? text.substring(1) : text;
    if (rest.equals("0")) {
      return new GoDuration(Duration.ZERO);
    }
    Matcher term = TERM.matcher(rest);
    BigDecimal sum = BigDecimal.ZERO;
    int end = 0;
    while (end < rest.length() && term.find(end) && term.start() == end) {
      BigDecimal unit = BigDecimal.valueOf(NANOSECONDS.get(term.group(2)));
      sum = sum.add(new BigDecimal(term.group(1)).multiply(unit));
      end = term.end();
    }
    if (end == 0 || end < rest.length()) {
      throw new IllegalArgumentException("invalid duration \"" + text + "\"");
    }
    try {
      long nanoseconds = sum.toBigInteger().longValueExact();
      return new GoDuration(Duration.ofNanos(negative ? -nanoseconds : nanoseconds));
    } catch (ArithmeticException | DateTimeException tooLong) {
      throw new IllegalArgumentException("invalid duration \"" + text + "\"", tooLong);
    }
  }

  /** The text as Go prints it: {@code 168h0m0s}, {@code 1.5s}, {@code 20ms}. */
  @Override
  public String toString() {
    if (value.isZero()) {
      return "0s";
    }
    Duration size = value.abs();
    String sign = value.isNegative() ? "-" : "";
    if (size.toSeconds() == 0) {
      long nanoseconds = size.toNanos();
      if (nanoseconds < 1_000) {
        return sign + nanoseconds + "ns";
      }
      return nanoseconds < 1_000_000
          ? sign + decimal(nanoseconds, 3) + "µs"
          : sign + decimal(nanoseconds, 6) + "ms";
    }
    long hours = size.toHours();
    String minutes = size.toMinutes() > 0 ? size.toMinutesPart() + "m" : "";
    long nanosecondsOfMinute = size.minusMinutes(size.toMinutes()).toNanos();
    return sign + (hours > 0 ? hours + "h" : "") + minutes + decimal(nanosecondsOfMinute, 9) + "s";
  }

  private static String decimal(long unscaled, int scale) {
    BigDecimal number = BigDecimal.valueOf(unscaled, scale);
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
