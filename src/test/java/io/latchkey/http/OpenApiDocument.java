package io.latchkey.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The OpenAPI document as it is packaged, with what its tests look up in it. */
record OpenApiDocument(JsonObject root) {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  static OpenApiDocument read() {
    try (InputStream file = OpenApiDocument.class.getResourceAsStream("/META-INF/openapi.yaml")) {
      return of(new String(file.readAllBytes(), UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static OpenApiDocument of(String yaml) {
    Map<String, Object> content = new Yaml().load(yaml);
    return new OpenApiDocument(Json.createObjectBuilder(content).build());
  }

  /** One operation, with what it takes over from its path. */
  record Operation(JsonObject own, JsonArray ofPath) {

    /** The parameters of a place, such as {@code path}, by name. */
    Map<String, JsonObject> parameters(OpenApiDocument document, String place) {
      Map<String, JsonObject> found = new TreeMap<>();
      Stream.concat(ofPath.stream(), array(own, "parameters").stream())
          .map(parameter -> document.resolve(parameter.asJsonObject()))
          .filter(parameter -> parameter.getString("in").equals(place))
          .forEach(parameter -> found.put(parameter.getString("name"), parameter));
      return found;
    }

    /** The name of the schema of the body; empty when it takes none. */
    String requestSchema() {
      return schema(object(own, "requestBody"));
    }

    /** The ways to authenticate, any of which will do; empty when it needs none. */
    Set<String> security() {
      Set<String> schemes = new TreeSet<>();
      array(own, "security").forEach(way -> schemes.addAll(way.asJsonObject().keySet()));
      return schemes;
    }

    Set<String> statuses() {
      return own.getJsonObject("responses").keySet();
    }

    JsonObject response(String status) {
      return object(own.getJsonObject("responses"), status);
    }
  }

  /** By method and path, such as {@code GET /api/v2/users}. */
  Map<String, Operation> operations() {
    Map<String, Operation> found = new TreeMap<>();
    root.getJsonObject("paths")
        .forEach((path, value) -> addOperations(path, value.asJsonObject(), found));
    return found;
  }

  private void addOperations(String path, JsonObject item, Map<String, Operation> found) {
    JsonObject server =
        (item.containsKey("servers") ? item : root).getJsonArray("servers").getJsonObject(0);
    String address = (server.getString("url") + path).replace("//", "/");
    for (String method : METHODS) {
      if (item.containsKey(method)) {
        JsonObject own = item.getJsonObject(method);
        found.put(
            method.toUpperCase(Locale.ROOT) + " " + address,
            new Operation(own, array(item, "parameters")));
      }
    }
  }

  Map<String, JsonObject> schemas() {
    Map<String, JsonObject> found = new TreeMap<>();
    root.getJsonObject("components")
        .getJsonObject("schemas")
        .forEach((name, schema) -> found.put(name, schema.asJsonObject()));
    return found;
  }

  /** The name of the JSON schema that a body or an answer refers to; empty without one. */
  static String schema(JsonObject bodyOrAnswer) {
    JsonObject json = object(object(bodyOrAnswer, "content"), "application/json");
    String reference = object(json, "schema").getString("$ref", "");
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  /** What a reference leads to, or the thing itself. */
  JsonObject resolve(JsonObject thing) {
    String reference = thing.getString("$ref", "");
    return reference.isEmpty() ? thing : root.getValue(reference.substring(1)).asJsonObject();
  }

  /** Every reference of the document, as JSON pointers. */
  Set<String> references() {
    Set<String> found = new TreeSet<>();
    collectReferences(root, found);
    return found;
  }

  private static void collectReferences(JsonValue value, Set<String> found) {
    if (value instanceof JsonObject object) {
      object.forEach(
          (name, member) -> {
            if (name.equals("$ref") && member instanceof JsonString reference) {
              found.add(reference.getString().substring(1));
            }
            collectReferences(member, found);
          });
    } else if (value instanceof JsonArray array) {
      array.forEach(member -> collectReferences(member, found));
    }
  }

  private static JsonObject object(JsonObject in, String name) {
    return in.containsKey(name) ? in.getJsonObject(name) : JsonValue.EMPTY_JSON_OBJECT;
  }

  private static JsonArray array(JsonObject in, String name) {
    return in.containsKey(name) ? in.getJsonArray(name) : JsonValue.EMPTY_JSON_ARRAY;
  }
}
