package io.latchkey.api;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.JsonbException;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonParser;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The readers and writers that {@link Json} registers. JSON-B instantiates them by type, so they
 * are classes.
 */
final class StrictJson {

  private StrictJson() {}

  /** A value of the wrong kind; its message may be shown to the client. */
  static final class Unexpected extends JsonbException {
    private static final long serialVersionUID = 1;

    Unexpected(String message) {
      super(message);
    }
  }

  private static JsonValue next(JsonParser parser, DeserializationContext context) {
    return context.deserialize(JsonValue.class, parser);
  }

  private static String text(JsonValue value, String wanted) {
    if (value instanceof JsonString string) {
      return withoutLoneSurrogates(string.getString());
    }
    throw new Unexpected("expected " + wanted + ", found " + name(value));
  }

  private static String name(JsonValue value) {
    return switch (value.getValueType()) {
      case NUMBER -> "a number";
      case STRING -> "a string";
      case TRUE, FALSE -> "a boolean";
      case NULL -> "null";
      case ARRAY -> "an array";
      case OBJECT -> "an object";
    };
  }

  /** Half a surrogate pair cannot be stored as UTF-8: it becomes U+FFFD, as the reference does. */
  private static String withoutLoneSurrogates(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  static final class TextReader implements JsonbDeserializer<String> {
    @Override
    public String deserialize(JsonParser parser, DeserializationContext context, Type type) {
      JsonValue value =
          parser.getValue(); // also called for the keys of a map, which are not values
      return value == JsonValue.NULL ? null : text(value, "a string");
    }
  }

  static final class IntegerReader implements JsonbDeserializer<Long> {
    @Override
    public Long deserialize(JsonParser parser, DeserializationContext context, Type type) {
      JsonValue value = next(parser, context);
      if (value == JsonValue.NULL) {
        return null;
      }
      if (!(value instanceof JsonNumber number)) {
        throw new Unexpected("expected an integer, found " + name(value));
      }
      try {
        return number.longValueExact();
      } catch (ArithmeticException | UnsupportedOperationException notLong) {
        throw new Unexpected("expected an integer of at most 64 bits");
      }
    }
  }

  static final class FlagReader implements JsonbDeserializer<Boolean> {
    @Override
    public Boolean deserialize(JsonParser parser, DeserializationContext context, Type type) {
      JsonValue value = next(parser, context);
      if (value == JsonValue.NULL) {
        return null;
      }
      if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
        throw new Unexpected("expected true or false, found " + name(value));
      }
      return value == JsonValue.TRUE;
    }
  }

  static final class UuidReader implements JsonbDeserializer<UUID> {
    @Override
    public UUID deserialize(JsonParser parser, DeserializationContext context, Type type) {
      JsonValue value = next(parser, context);
      if (value == JsonValue.NULL) {
        return null;
      }
      return Json.uuid(text(value, "a UUID")).orElseThrow(() -> new Unexpected("expected a UUID"));
    }
  }

  static final class TimeReader implements JsonbDeserializer<Instant> {
    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context, Type type) {
      JsonValue value = next(parser, context);
      if (value == JsonValue.NULL) {
        return null;
      }
      try {
        return OffsetDateTime.parse(text(value, "a time")).toInstant();
      } catch (DateTimeException notTime) {
        throw new Unexpected("expected a time in RFC 3339");
      }
    }
  }

  static final class TimeWriter implements JsonbSerializer<Instant> {
    @Override
    public void serialize(Instant time, JsonGenerator generator, SerializationContext context) {
      generator.write(new GoTime(time).toWire());
    }
  }

  /** Writes an object whose names the client chose. */
  static final class AuthChecksWriter implements JsonbSerializer<AuthChecks> {
    @Override
    public void serialize(
        AuthChecks checks, JsonGenerator generator, SerializationContext context) {
      context.serialize(checks.byKey(), generator);
    }
  }

  static final class AuthChecksReader implements JsonbDeserializer<AuthChecks> {
    @Override
    public AuthChecks deserialize(JsonParser parser, DeserializationContext context, Type type) {
      JsonValue value = next(parser, context);
      if (value == JsonValue.NULL) {
        return null;
      }
      if (!(value instanceof JsonObject object)) {
        throw new Unexpected("expected an object, found " + name(value));
      }
      Map<String, AuthCheckRequest.Check> checks = new LinkedHashMap<>();
      object.forEach((key, check) -> checks.put(withoutLoneSurrogates(key), check(check)));
      return new AuthChecks(checks);
    }

    private static AuthCheckRequest.Check check(JsonValue value) {
      try {
        return Json.read(value.toString(), AuthCheckRequest.Check.class);
      } catch (IllegalArgumentException wrong) {
        throw new Unexpected(wrong.getMessage());
      }
    }
  }

  /** Accepts {@code {"type":…,"id":…}} or {@code "type:id"} (token API 6.2). */
  static final class AllowListEntryReader implements JsonbDeserializer<AllowListEntry> {
    @Override
    public AllowListEntry deserialize(
        JsonParser parser, DeserializationContext context, Type type) {
      JsonValue value = next(parser, context);
      if (value instanceof JsonString string) {
        return entry(withoutLoneSurrogates(string.getString()));
      }
      if (value instanceof JsonObject object) {
        return entry(object);
      }
      throw new Unexpected("invalid allow_list entry: expected object with type/id or string");
    }

    private static AllowListEntry entry(String text) {
      int colon = text.indexOf(':');
      if (colon < 0 || text.substring(0, colon).isBlank() || text.substring(colon + 1).isBlank()) {
        throw new Unexpected("invalid allow_list entry \"" + text + "\": want <type>:<id>");
      }
      return new AllowListEntry(
          text.substring(0, colon).strip(), text.substring(colon + 1).strip());
    }

    private static AllowListEntry entry(JsonObject object) {
      JsonValue type = object.getOrDefault("type", JsonValue.NULL);
      JsonValue id = object.getOrDefault("id", JsonValue.NULL);
      if (type == JsonValue.NULL || id == JsonValue.NULL) {
        throw new Unexpected("allow_list entry must include both type and id");
      }
      String typeText = text(type, "a string for type").strip();
      String idText = text(id, "a string for id").strip();
      if (typeText.isEmpty() || idText.isEmpty()) {
        throw new Unexpected("allow_list entry must include non-empty type and id");
      }
      return new AllowListEntry(typeText, idText);
    }
  }
}
