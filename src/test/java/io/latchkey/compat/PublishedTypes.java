package io.latchkey.compat;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The objects and enumerations of {@code types.txt}, which says how it is written. */
final class PublishedTypes {
  private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private final Map<String, Map<String, String>> objects = new LinkedHashMap<>();
  private final Map<String, Set<String>> enumerations = new LinkedHashMap<>();

  private String current = "";

  private PublishedTypes() {}

  /**
   * Reads a table.
   *
   * @throws IllegalArgumentException when it names a type that it does not have
   */
  static PublishedTypes parse(String table) {
    PublishedTypes types = new PublishedTypes();
    table.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(types::line);
    types.objects.forEach(
        (name, fields) -> fields.values().forEach(type -> types.requireKnown(type, name)));
    return types;
  }

  private void line(String line) {
    List<String> words = List.of(line.strip().split("\\s+"));
    int sign = words.indexOf("=");
    if (sign >= 0) {
      current = sign == 0 ? current : words.get(0);
      Set<String> values = enumerations.computeIfAbsent(current, name -> new LinkedHashSet<>());
      words.stream().skip(sign + 1L).map(word -> word.replace("\"\"", "")).forEach(values::add);
    } else if (line.startsWith(" ")) {
      words.stream().skip(1).forEach(field -> objects.get(current).put(field, words.get(0)));
    } else {
      current = words.get(0);
      Map<String, String> fields = new LinkedHashMap<>();
      words.stream().skip(2).map(objects::get).forEach(fields::putAll);
      objects.put(current, fields);
    }
  }

  /** Refuses the name of a type that is neither built in nor in the table. */
  void requireKnown(String type, String user) {
    for (String part : type.split("[\\[\\]{}|=]", -1)) {
      if (!part.matches("|null|\"\"|text|integer|number|flag|any|uuid|time")
          && !objects.containsKey(part)
          && !enumerations.containsKey(part)) {
        throw new IllegalArgumentException(user + " speaks of " + part + ", which is not there");
      }
    }
  }

  /** What is wrong with a value of that type, each with the path to it; empty if nothing is. */
  List<String> faults(JsonValue value, String type) {
    List<String> faults = new ArrayList<>();
    check("", value, type, faults);
    return faults;
  }

  private void check(String path, JsonValue value, String type, List<String> faults) {
    String plain = type.replaceFirst("\\|.*", "");
    if (isNothing(value, type)) {
      return;
    }
    if (plain.startsWith("[") && value.getValueType() == ValueType.ARRAY) {
      int index = 0;
      for (JsonValue element : value.asJsonArray()) {
        check(path + "[" + index++ + "]", element, inner(plain), faults);
      }
    } else if (plain.startsWith("{") && value.getValueType() == ValueType.OBJECT) {
      checkMap(path, value.asJsonObject(), inner(plain), faults);
    } else if (objects.containsKey(plain) && value.getValueType() == ValueType.OBJECT) {
      checkFields(path, value.asJsonObject(), objects.get(plain), faults);
    } else if (!isSimple(value, plain)) {
      faults.add(path + " is no " + plain + ": " + value);
    }
  }

  /** Whether it is the null or the empty text that the type allows. */
  private static boolean isNothing(JsonValue value, String type) {
    return switch (value.getValueType()) {
      case NULL -> type.endsWith("|null");
      case STRING -> type.endsWith("|\"\"") && ((JsonString) value).getString().isEmpty();
      default -> false;
    };
  }

  private static String inner(String type) {
    return type.substring(1, type.length() - 1);
  }

  private void checkMap(String path, JsonObject value, String type, List<String> faults) {
    int sign = type.indexOf('=');
    if (sign >= 0 && !value.keySet().equals(enumerations.get(type.substring(0, sign)))) {
      faults.add(path + " has not just the names of " + type + ": " + value.keySet());
    }
    value.forEach(
        (name, element) -> check(path + "." + name, element, type.substring(sign + 1), faults));
  }

  private void checkFields(
      String path, JsonObject value, Map<String, String> fields, List<String> faults) {
    fields.forEach(
        (field, type) -> {
          String name = field.replace("?", "");
          JsonValue member = value.get(name);
          boolean optional = field.endsWith("?");
          if (member == null && !optional) {
            faults.add(path + "." + name + " is missing");
          } else if (member != null && !(optional && member.getValueType() == ValueType.NULL)) {
            check(path + "." + name, member, type, faults);
          }
        });
  }

  private boolean isSimple(JsonValue value, String type) {
    String text = value instanceof JsonString string ? string.getString() : null;
    return switch (type) {
      case "any" -> true;
      case "text" -> text != null;
      case "uuid" -> text != null && text.matches(UUID);
      case "time" -> text != null && text.endsWith("Z") && isTime(text);
      case "flag" -> value == JsonValue.TRUE || value == JsonValue.FALSE;
      case "number" -> value instanceof JsonNumber;
      case "integer" -> value instanceof JsonNumber number && number.isIntegral();
      default -> text != null && enumerations.getOrDefault(type, Set.of()).contains(text);
    };
  }

  private static boolean isTime(String text) {
    try {
      return Instant.parse(text) != null;
    } catch (DateTimeParseException wrong) {
      return false;
    }
  }
}
