package io.latchkey.api;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The body of a request of an OAuth client (RFC 6749, appendix B): parameters and their values, in
 * UTF-8.
 *
 * @param values by name; at most {@value #MOST}
 */
public record Form(Map<String, String> values) {

  /** The type of such a body. */
  public static final String TYPE = "application/x-www-form-urlencoded";

  /** The request attribute with the {@code Content-Type} as it was sent. */
  public static final String SENT_TYPE = "io.latchkey.contentType";

  private static final int MOST = 100;

  private static final Pattern UTF_8 = Pattern.compile("charset=\"?utf-8\"?");

  /** Anything else could be somebody's secret in the wrong place. */
  private static final Pattern HARMLESS = Pattern.compile("[a-z_]{1,20}");

  public Form {
    values = Map.copyOf(values);
  }

  /**
   * Whether a body is one, by its {@code Content-Type}; other parameters than {@code charset=utf-8}
   * it must not have.
   *
   * @param contentType null when it has none
   */
  public static boolean isSentAs(String contentType) {
    if (contentType == null) {
      return false;
    }
    String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
    return parts[0].strip().equals(TYPE)
        && (parts.length == 1
            || (parts.length == 2
                && (parts[1].isBlank() || UTF_8.matcher(parts[1].strip()).matches())));
  }

  /**
   * Reads a body.
   *
   * @throws IllegalArgumentException when a parameter is there twice, or the body is malformed; the
   *     message repeats no value
   */
  public static Form parse(byte[] body) {
    Map<String, String> values = new LinkedHashMap<>();
    String[] pairs = new String(body, StandardCharsets.ISO_8859_1).split("&", MOST + 1);
    if (pairs.length > MOST) {
      throw new IllegalArgumentException("There are more than " + MOST + " parameters.");
    }
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      if (!pair.isEmpty() && values.put(name, value) != null) {
        throw new IllegalArgumentException(
            "The parameter "
                + (HARMLESS.matcher(name).matches() ? name + " " : "")
                + "is given more than once.");
      }
    }
    return new Form(values);
  }

  /** The value of a parameter; one that is empty counts as missing (RFC 6749, 3.2). */
  public Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }

  /**
   * A name or value without its encoding.
   *
   * @throws IllegalArgumentException when it is malformed
   */
  public static String decode(String encoded) {
    ByteBuffer bytes = ByteBuffer.allocate(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      if (c >= 0x80) {
        throw new IllegalArgumentException("A character is not percent-encoded.");
      }
      if (c == '%') {
        bytes.put((byte) (digit(encoded, i + 1) * 16 + digit(encoded, i + 2)));
        i += 2;
      } else {
        bytes.put((byte) (c == '+' ? ' ' : c));
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException other) {
      throw new IllegalArgumentException("A parameter is not UTF-8.", other);
    }
  }

  private static int digit(String text, int place) {
    char c = place < text.length() ? text.charAt(place) : ' ';
    int digit = c < 0x80 ? Character.digit(c, 16) : -1;
    if (digit < 0) {
      throw new IllegalArgumentException("A percent sign is not followed by two digits.");
    }
    return digit;
  }

  /** Shows no value. */
  @Override
  public String toString() {
    return "Form[" + values.size() + " parameters]";
  }
}
