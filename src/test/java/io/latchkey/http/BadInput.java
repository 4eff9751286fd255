package io.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import jakarta.ws.rs.ProcessingException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The tables of {@link BadInputTableIT}. JSON is written with single quotes. */
final class BadInput {
  /**
   * A route that takes a body.
   *
   * @param fields with a value of the right type each; together they lead to no costly work
   */
  record Body(String method, String path, Map<String, String> fields) {}

  private static final String LONG = "x".repeat(70_000);
  static final String UUID = "6f3f7d0a-1c1d-4f6e-9f3e-0123456789AB";

  static final List<Body> BODIES =
      List.of(
          new Body(
              "POST",
              "/users/first",
              Map.of(
                  "email", "'a@b.c'",
                  "username", "'abc'",
                  "name", "'A'",
                  "password", "'weak'")),
          new Body(
              "POST",
              "/users",
              Map.of(
                  "email", "'a@b.c'",
                  "username", "'abc'",
                  "name", "'A'",
                  "password", "'weak'",
                  "login_type", "''",
                  "user_status", "''",
                  "organization_ids", "['00000000-0000-0000-0000-000000000000']",
                  "roles", "[]",
                  "service_account", "false")),
          new Body("POST", "/users/login", Map.of("email", "'nobody'", "password", "''")),
          new Body("POST", "/users/validate-password", Map.of("password", "'weak'")),
          new Body(
              "PUT", "/users/me/password", Map.of("old_password", "'x'", "password", "'weak'")),
          new Body(
              "PUT",
              "/users/me/profile",
              Map.of("username", "'OWN'", "name", "'A'", "avatar_url", "''")),
          new Body("PUT", "/users/me/roles", Map.of("roles", "['auditor']")),
          new Body(
              "POST",
              "/users/me/keys/tokens",
              Map.of(
                  "lifetime", "0",
                  "scope", "''",
                  "scopes", "[]",
                  "token_name", "''",
                  "allow_list", "[]")),
          new Body("POST", "/organizations/default/templates", template()),
          new Body("PATCH", "/templates/TEMPLATE", template()),
          new Body("POST", "/users/me/workspaces", workspace()),
          new Body("POST", "/organizations/default/members/OWN/workspaces", workspace()),
          new Body("PATCH", "/workspaces/WORKSPACE", Map.of("name", "''")),
          new Body(
              "POST",
              "/workspaces/WORKSPACE/builds",
              Map.of("transition", "'stop'", "template_version_id", "null", "reason", "''")),
          new Body("POST", "/authcheck", Map.of("checks", "{'a':{'action':'','object':null}}")));

  private static Map<String, String> template() {
    return Map.of("name", "'abc'", "display_name", "''", "description", "''", "icon", "''");
  }

  private static Map<String, String> workspace() {
    return Map.of("name", "'abc'", "template_id", "'TEMPLATE'", "template_version_id", "null");
  }

  /** JSON texts, in single quotes. */
  static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1.5",
          "1e400",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775809",
          "''",
          "' '",
          "'\\u0000'",
          "'\\ud83d'",
          "'😀'",
          "'" + "😀".repeat(65) + "'",
          "'" + "x".repeat(300) + "'",
          "'" + LONG + "'",
          "'" + UUID + "'",
          "'../../x'",
          "'\\r\\nSet-Cookie: a=b'",
          "[]",
          "[null]",
          "[[]]",
          "[1]",
          "['😀']",
          "['\\u0000']",
          "['" + UUID + "']",
          "['workspace:*','workspace:*','workspace:" + UUID + "']",
          "[{}]",
          "[{'type':'workspace'}]",
          "[{'type':1,'id':null}]",
          "[" + "'coder:all',".repeat(500) + "'coder:all']",
          "{}",
          "{'a':{'b':[]}}");

  static final List<String> WHOLE_BODIES =
      List.of(
          "",
          " ",
          "null",
          "[]",
          "'x'",
          "1",
          "{",
          "{}{}",
          "{'a'",
          "{'a':}",
          "{a:1}",
          "{'a':1,}",
          "\ufeff{}",
          "nonsense",
          "{'x':{",
          "{'x':[",
          "{'unknown':{'deep':[1,2,{}]}}",
          "[".repeat(50_000),
          "{'a':".repeat(20_000));

  static final List<String> SEGMENTS =
      List.of(
          "%F0%9F%98%80",
          "%F0%9F",
          "%20",
          "%25",
          "%27",
          "%2e%2e",
          "..%2f..",
          "%5c",
          "-1",
          "me;a=b",
          "ME",
          UUID,
          "0-0-0-0-0",
          "x".repeat(36),
          "x".repeat(300));

  static final List<String> CONTROL_CHARACTERS = List.of("%00", "me%00", "a%0Ab");

  static final List<String> PATHS =
      List.of(
          "GET /users/{}",
          "DELETE /users/{}",
          "PUT /users/{}/profile",
          "PUT /users/{}/status/suspend",
          "PUT /users/{}/status/activate",
          "PUT /users/{}/password",
          "GET /users/{}/roles",
          "PUT /users/{}/roles",
          "GET /users/{}/login-type",
          "GET /users/{}/keys",
          "POST /users/{}/keys",
          "POST /users/{}/keys/tokens",
          "GET /users/{}/keys/tokens",
          "GET /users/{}/keys/tokens/tokenconfig",
          "GET /users/me/keys/tokens/{}",
          "GET /users/me/keys/{}",
          "DELETE /users/me/keys/{}",
          "PUT /users/me/keys/{}/expire",
          "PUT /users/me/status/{}",
          "GET /users/first/{}",
          "POST /users/{}/workspaces",
          "GET /users/{}/workspace/x",
          "GET /users/me/workspace/{}",
          "GET /users/me/workspace/{}/builds/{}",
          "GET /users/{}/appearance",
          "GET /users/{}/organizations",
          "GET /organizations/{}",
          "GET /organizations/{}/members",
          "POST /organizations/{}/members/me/workspaces",
          "POST /organizations/default/members/{}/workspaces",
          "GET /organizations/{}/groups",
          "GET /organizations/{}/templates",
          "POST /organizations/{}/templates",
          "GET /organizations/default/templates/{}",
          "GET /templates/{}",
          "PATCH /templates/{}",
          "DELETE /templates/{}",
          "GET /templates/{}/acl",
          "GET /templates/{}/versions",
          "GET /templateversions/{}/presets",
          "GET /templateversions/{}/external-auth",
          "POST /templateversions/{}/dynamic-parameters/evaluate",
          "GET /templateversions/{}",
          "GET /templateversions/{}/resources",
          "GET /templateversions/{}/rich-parameters",
          "GET /workspaces/{}",
          "PATCH /workspaces/{}",
          "GET /workspaces/{}/builds",
          "POST /workspaces/{}/builds",
          "GET /workspacebuilds/{}",
          "GET /workspacebuilds/{}/parameters");

  private BadInput() {}

  /** The server may close the connection while the client still writes: then it is asked again. */
  static Answer answerOf(Supplier<Answer> request) {
    for (int attempt = 1; ; attempt++) {
      try {
        return request.get();
      } catch (ProcessingException closed) {
        assertThat(attempt).as("closed every time").isLessThan(10);
      }
    }
  }
}
