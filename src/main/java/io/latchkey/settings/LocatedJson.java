package io.latchkey.settings;

import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A JSON value that knows where it stands, so that whoever wrote it is told line and path of what
 * is wrong. Stricter than JSON: no member twice, none that is not expected, no null.
 */
final class LocatedJson {

  private static final int DEEPEST = 20;

  private final Object value;
  private final String path;
  private final long line;

  private LocatedJson(Object value, String path, long line) {
    this.value = value;
    this.path = path;
    this.line = line;
  }

  /**
   * Reads exactly one value.
   *
   * @throws IllegalArgumentException that names the line
   */
  static LocatedJson parse(String text) {
    try (JsonParser parser = JsonProvider.provider().createParser(new StringReader(text))) {
      LocatedJson value = read(parser, parser.next(), "", DEEPEST);
      if (parser.hasNext()) {
        parser.next();
      }
      return value;
    } catch (JsonParsingException broken) {
      throw new IllegalArgumentException(
          "line " + broken.getLocation().getLineNumber() + ": this is not JSON", broken);
    } catch (Misplaced wrong) {
      throw wrong;
    } catch (RuntimeException broken) {
      throw new IllegalArgumentException("this is not JSON, or ends too early", broken);
    }
  }

  private static LocatedJson read(
      JsonParser parser, JsonParser.Event event, String path, int depth) {
    long line = parser.getLocation().getLineNumber();
    if (depth == 0) {
      throw new Misplaced(line, path, "the brackets are too deep");
    }
    Object value =
        switch (event) {
          case START_OBJECT -> members(parser, path, depth);
          case START_ARRAY -> elements(parser, path, depth);
          case VALUE_STRING -> parser.getString();
          default -> event;
        };
    return new LocatedJson(value, path, line);
  }

  private static Map<String, LocatedJson> members(JsonParser parser, String path, int depth) {
    Map<String, LocatedJson> members = new LinkedHashMap<>();
    while (parser.next() == JsonParser.Event.KEY_NAME) {
      String name = parser.getString();
      long line = parser.getLocation().getLineNumber();
      String inner = path.isEmpty() ? name : path + "." + name;
      if (members.put(name, read(parser, parser.next(), inner, depth - 1)) != null) {
        throw new Misplaced(line, inner, "it is there twice");
      }
    }
    return members;
  }

  private static List<LocatedJson> elements(JsonParser parser, String path, int depth) {
    List<LocatedJson> elements = new ArrayList<>();
    JsonParser.Event event = parser.next();
    while (event != JsonParser.Event.END_ARRAY) {
      elements.add(read(parser, event, path + "[" + elements.size() + "]", depth - 1));
      event = parser.next();
    }
    return elements;
  }

  /** The members of an object that has the required one, and no others but the optional ones. */
  Map<String, LocatedJson> object(String required, String... optional) {
    if (!(value instanceof Map<?, ?>)) {
      throw wrong("it must be an object");
    }
    @SuppressWarnings("unchecked") // this is what read makes of an object
    Map<String, LocatedJson> members = (Map<String, LocatedJson>) value;
    members.forEach(
        (name, member) -> {
          if (!name.equals(required) && !Set.of(optional).contains(name)) {
            throw member.wrong("there is no such member here");
          }
        });
    if (!members.containsKey(required)) {
      throw wrong("\"" + required + "\" is missing");
    }
    return members;
  }

  List<LocatedJson> array() {
    if (!(value instanceof List<?>)) {
      throw wrong("it must be an array");
    }
    @SuppressWarnings("unchecked") // this is what read makes of an array
    List<LocatedJson> elements = (List<LocatedJson>) value;
    return elements;
  }

  String text() {
    if (value instanceof String text) {
      return text;
    }
    throw wrong("it must be a string");
  }

  /** What is thrown when this value is not what it should be. */
  IllegalArgumentException wrong(String reason) {
    return new Misplaced(line, path, reason);
  }

  private static final class Misplaced extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    Misplaced(long line, String path, String reason) {
      super("line " + line + (path.isEmpty() ? "" : ", " + path) + ": " + reason);
    }
  }
}
