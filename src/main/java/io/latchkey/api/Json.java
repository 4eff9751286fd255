package io.latchkey.api;

import jakarta.json.JsonException;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.JsonbException;
import jakarta.json.bind.config.PropertyNamingStrategy;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The one JSON configuration (token API 1.1): snake case names, members that are null left out,
 * unknown members ignored, times in RFC 3339 UTC. Strict where JSON-B is lenient: a number is not a
 * string, a string is not a number, and a number that does not fit is rejected, not truncated.
 */
public final class Json {

  private static final int MOST_EVENTS = 20_000;
  private static final int UUID_LENGTH = 36;
  private static final Pattern PROPERTY = Pattern.compile("property '([a-z0-9_]+)'");
  private static final JsonParserFactory PARSERS =
      JsonProvider.provider().createParserFactory(null);
  private static final Jsonb JSONB =
      JsonbBuilder.create(
          new JsonbConfig()
              .withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES)
              .withSerializers(new StrictJson.AuthChecksWriter(), new StrictJson.TimeWriter())
              .withDeserializers(
                  new StrictJson.TextReader(),
                  new StrictJson.IntegerReader(),
                  new StrictJson.FlagReader(),
                  new StrictJson.TimeReader(),
                  new StrictJson.UuidReader(),
                  new StrictJson.AuthChecksReader(),
                  new StrictJson.AllowListEntryReader()));

  private Json() {}

  /** Writes a value as one JSON text, without a line break at its end. */
  public static String write(Object value) {
    return JSONB.toJson(value);
  }

  /**
   * Writes an array and a line break, element by element, so that only one is in memory.
   *
   * @param elements calls the consumer it is given with each of them
   * @throws IOException when the output is refused
   */
  public static <T> void writeArray(OutputStream output, Consumer<Consumer<T>> elements)
      throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
    text.write('[');
    String[] separator = {""};
    try {
      elements.accept(
          element -> {
            try {
              text.append(separator[0]).append(write(element));
            } catch (IOException refused) {
              throw new UncheckedIOException(refused);
            }
            separator[0] = ",";
          });
    } catch (RuntimeException failure) {
      throw refusedOutput(failure).orElseThrow(() -> failure);
    }
    text.write("]\n");
    text.flush();
  }

  /** The failure that closed the output, through whatever the caller's container wrapped it in. */
  private static Optional<IOException> refusedOutput(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(IOException.class::isInstance)
        .map(IOException.class::cast)
        .findFirst();
  }

  /**
   * Reads one value from UTF-8 text. {@code null} in place of an object reads as the empty object.
   *
   * @throws IllegalArgumentException when it is not exactly one JSON text or does not fit the type;
   *     the message says where, and repeats no value
   */
  public static Object read(byte[] body, Type type) {
    return read(body, type, Integer.MAX_VALUE);
  }

  /**
   * The same for input that anybody may send, limited to {@value #MOST_EVENTS} names, values and
   * brackets: a binding may hold all of a value before it rejects it.
   */
  public static Object readRequest(byte[] body, Type type) {
    return read(body, type, MOST_EVENTS);
  }

  private static Object read(byte[] body, Type type, int mostEvents) {
    requireWhole(body, type, mostEvents);
    try {
      Object value = JSONB.fromJson(reader(body), type);
      return value != null ? value : JSONB.fromJson("{}", type);
    } catch (JsonbException
        | JsonException
        | UnsupportedOperationException
        | ArithmeticException e) {
      throw new IllegalArgumentException(reason(e), e);
    } catch (IllegalStateException | ClassCastException e) {
      throw new IllegalArgumentException("unexpected value", e);
    }
  }

  /** Reads one value from text; see {@link #read(byte[], Type)}. */
  public static <T> T read(String body, Class<T> type) {
    return type.cast(read(body.getBytes(StandardCharsets.UTF_8), type));
  }

  /**
   * The UUID that a text holds, in upper or lower case; empty for any other text (token API 1.1).
   */
  public static Optional<UUID> uuid(String text) {
    try {
      return text.length() == UUID_LENGTH ? Optional.of(UUID.fromString(text)) : Optional.empty();
    } catch (IllegalArgumentException other) {
      return Optional.empty();
    }
  }

  private static Reader reader(byte[] body) {
    return new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8);
  }

  /**
   * Walks the whole text before it is bound: where an unknown member is cut off, the binding would
   * look for its end forever, and it accepts an array of one record as the record. The parser
   * reports "too deep" with a plain RuntimeException.
   */
  private static void requireWhole(byte[] body, Type type, int mostEvents) {
    JsonParser.Event first = null;
    int events = 0;
    try (JsonParser parser = PARSERS.createParser(reader(body))) {
      while (events <= mostEvents && parser.hasNext()) {
        JsonParser.Event event = parser.next();
        first = first == null ? event : first;
        events++;
      }
    } catch (RuntimeException broken) {
      throw new IllegalArgumentException("invalid JSON", broken);
    }
    if (events > mostEvents) {
      throw new IllegalArgumentException("too many values");
    }
    boolean object = type instanceof Class<?> known && known.isRecord();
    if (object && first != JsonParser.Event.START_OBJECT && first != JsonParser.Event.VALUE_NULL) {
      throw new IllegalArgumentException("expected an object");
    }
  }

  /** Our own message if there is one, after the member's name; JSON-B wraps it once per level. */
  private static String reason(Throwable failure) {
    String member = "";
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StrictJson.Unexpected unexpected) {
        String message = unexpected.getMessage();
        return message.contains("allow_list entry") ? message : member + message;
      }
      Matcher property = PROPERTY.matcher(String.valueOf(cause.getMessage()));
      if (member.isEmpty() && property.find()) {
        member = property.group(1) + ": ";
      }
    }
    return member + "invalid JSON, or a value of the wrong type";
  }
}
