package io.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.access.ForClients;
import io.latchkey.http.OpenApiDocument.Operation;
import jakarta.json.JsonObject;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds openapi.yaml against the operations that the code has; its schemas: OpenApiSchemaTest. */
class OpenApiTest {
  private static final Pattern TEMPLATE = Pattern.compile("\\{([a-z_]+)}");

  private final OpenApiDocument document = OpenApiDocument.read();
  private final Map<String, Operation> documented = document.operations();
  private final Map<String, Method> resources = documentedOnly(Operations.resources());

  /** What the document does not name is said once, by the first test. */
  private Map<String, Method> documentedOnly(Map<String, Method> operations) {
    operations.keySet().retainAll(documented.keySet());
    return operations;
  }

  @Test
  void namesEveryOperationAndNoOther() {
    assertThat(documented.keySet()).isEqualTo(Operations.all().keySet());
  }

  @Test
  void saysWhichOperationsAreOpenToAll() {
    documentedOnly(Operations.all())
        .forEach(
            (name, method) ->
                assertThat(documented.get(name).security())
                    .as("security of %s", name)
                    .isEqualTo(Operations.isOpen(method) ? Set.of() : credentials(method)));
    assertThat(document.root())
        .as("Payara drops the empty list that would lift a security for all")
        .doesNotContainKey("security");
  }

  private static Set<String> credentials(Method method) {
    ForClients clients = method.getDeclaringClass().getAnnotation(ForClients.class);
    if (clients == null) {
      return Set.of("key", "bearer", "cookie");
    }
    return clients.header().isEmpty() ? Set.of("basic", "key", "bearer") : Set.of("verifier");
  }

  @Test
  void declaresEveryPathParameter() {
    documented.forEach(
        (name, operation) -> {
          Map<String, JsonObject> declared = operation.parameters(document, "path");
          assertThat(declared.keySet())
              .as("path parameters of %s", name)
              .containsExactlyInAnyOrderElementsOf(
                  TEMPLATE.matcher(name).results().map(part -> part.group(1)).toList());
          assertThat(declared.values())
              .as("path parameters of %s", name)
              .allMatch(parameter -> parameter.getBoolean("required", false));
        });
  }

  @Test
  void declaresEveryQueryParameter() {
    resources.forEach(
        (name, method) ->
            assertThat(documented.get(name).parameters(document, "query").keySet())
                .as("query parameters of %s", name)
                .containsAll(Operations.parameters(method, QueryParam.class)));
  }

  @Test
  void takesTheBodiesThatTheCodeReads() {
    resources.forEach(
        (name, method) ->
            assertThat(documented.get(name).requestSchema())
                .as("request body of %s", name)
                .isEqualTo(Operations.requestRecord(method)));
  }

  @Test
  void givesTheAnswersThatTheCodeWrites() {
    resources.forEach(
        (name, method) -> {
          Class<?> answer = method.getReturnType();
          Operation operation = documented.get(name);
          if (answer == void.class) {
            assertThat(operation.statuses()).as("statuses of %s", name).contains("204");
          } else if (answer.isRecord()) {
            assertThat(OpenApiDocument.schema(operation.response("200")))
                .as("answer of %s", name)
                .isEqualTo(answer.getSimpleName());
          }
        });
  }

  @Test
  void namesTheRefusalsThatEveryOperationOfItsKindMayAnswer() {
    resources.forEach(
        (name, method) -> {
          TreeSet<String> expected = new TreeSet<>(List.of("429", "500"));
          if (!Operations.isOpen(method)) {
            expected.add("401");
          }
          if (!Operations.requestRecord(method).isEmpty()) {
            expected.addAll(List.of("400", "413"));
          }
          if (name.contains("{user}")) {
            expected.add("404");
          }
          assertThat(documented.get(name).statuses())
              .as("statuses of %s", name)
              .containsAll(expected);
        });
  }

  @Test
  void challengesWhoeverComesWithoutAGoodKey() {
    resources.forEach(
        (name, method) -> {
          if (!Operations.isOpen(method)) {
            assertThat(
                    document.resolve(documented.get(name).response("401")).getJsonObject("headers"))
                .as("headers of 401 of %s", name)
                .containsKey("WWW-Authenticate");
          }
        });
  }

  @Test
  void hasNoReferenceThatLeadsNowhere() {
    assertThat(document.references())
        .hasSizeGreaterThan(20)
        .allSatisfy(pointer -> assertThat(document.root().getValue(pointer)).isNotNull());
  }
}
