package io.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.latchkey.api.ErrorResponse;
import io.latchkey.api.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Holds the schemas of openapi.yaml against the records that travel: a schema bears the name of a
 * record, that of a nested one after a dot, and has the members that JSON made of it has.
 */
class OpenApiSchemaTest {
  private static final String PACKAGE = ErrorResponse.class.getPackageName();
  private static final Map<Class<?>, Object> SAMPLES =
      Map.of(
          String.class,
          "x",
          UUID.class,
          new UUID(0, 0),
          Instant.class,
          Instant.EPOCH,
          Long.class,
          1L,
          long.class,
          1L,
          int.class,
          1,
          Boolean.class,
          true,
          boolean.class,
          true,
          List.class,
          List.of(),
          Map.class,
          Map.of());

  private final Map<String, JsonObject> schemas = OpenApiDocument.read().schemas();

  @Test
  void everyRequestAndResponseHasASchema() {
    Set<String> records =
        new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests()).importPackages(PACKAGE).stream()
                .filter(JavaClass::isRecord)
                .map(type -> type.getName().substring(PACKAGE.length() + 1).replace('$', '.'))
                .filter(name -> name.matches(".*(Request|Response)(\\..*)?"))
                .collect(Collectors.toSet());
    assertThat(records).hasSizeGreaterThan(20);
    assertThat(schemas.keySet()).containsAll(records);
  }

  @Test
  void everySchemaHasTheMembersOfItsRecord() throws ReflectiveOperationException {
    for (Map.Entry<String, JsonObject> schema : schemas.entrySet()) {
      Class<?> type = Class.forName(PACKAGE + "." + schema.getKey().replace('.', '$'));
      JsonObject properties = schema.getValue().getJsonObject("properties");
      Map<String, String> documented = new TreeMap<>();
      properties.forEach(
          (name, property) ->
              documented.put(name, property.asJsonObject().getString("type", "object")));
      assertThat(documented).as("members of %s", schema.getKey()).isEqualTo(members(type));
    }
  }

  @Test
  void anObjectsIdComesFirst() throws ReflectiveOperationException {
    for (Map.Entry<String, JsonObject> schema : schemas.entrySet()) {
      if (schema.getValue().getJsonObject("properties").containsKey("id")) {
        Class<?> type = Class.forName(PACKAGE + "." + schema.getKey().replace('.', '$'));
        assertThat(Json.write(sample(type))).as(schema.getKey()).startsWith("{\"id\":");
      }
    }
  }

  @Test
  void everyRequiredMemberExists() {
    schemas.forEach(
        (name, schema) -> {
          if (schema.containsKey("required")) {
            assertThat(schema.getJsonObject("properties").keySet())
                .as("members of %s", name)
                .containsAll(schema.getJsonArray("required").getValuesAs(JsonString::getString));
          }
        });
  }

  /** The members and types of the JSON that is written for a record. */
  private static Map<String, String> members(Class<?> type) throws ReflectiveOperationException {
    JsonObject json =
        jakarta.json.Json.createReader(new StringReader(Json.write(sample(type)))).readObject();
    Map<String, String> members = new TreeMap<>();
    json.forEach((name, value) -> members.put(name, typeOf(value)));
    return members;
  }

  private static String typeOf(JsonValue value) {
    return switch (value.getValueType()) {
      case STRING -> "string";
      case NUMBER -> "integer";
      case TRUE, FALSE -> "boolean";
      case ARRAY -> "array";
      case OBJECT -> "object";
      case NULL -> "null";
    };
  }

  /** A value without null, for members that are null are left out. */
  private static Object sample(Class<?> type) throws ReflectiveOperationException {
    if (!type.isRecord()) {
      assertThat(SAMPLES).as("a sample for each type of a member").containsKey(type);
      return SAMPLES.get(type);
    }
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    Object[] values = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      values[i] = sample(types[i]);
    }
    return type.getDeclaredConstructor(types).newInstance(values);
  }
}
