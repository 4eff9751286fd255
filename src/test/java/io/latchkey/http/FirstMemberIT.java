package io.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Scripts take the first {@code "id":"…"} of an answer for the object's (protected resources). */
@ServerTest
class FirstMemberIT {
  @Test
  void theIdComesFirst() {
    Fixtures.Person member = Fixtures.newUser("owner");
    LatchkeySystem calls = member.calls();
    String keys = "/api/v2/users/me/keys";
    calls.post(keys + "/tokens", Map.of("token_name", "first")).expect(201);
    JsonObject workspace = Fixtures.newWorkspace(member, Fixtures.newTemplate());
    String id = workspace.getString("id");
    String template = workspace.getString("template_id");
    String version = workspace.getString("template_active_version_id");
    for (String path :
        List.of(
            "/users/me",
            "/users/me/keys/tokens/first",
            "/organizations/default",
            "/templates/" + template,
            "/templateversions/" + version,
            "/workspaces/" + id,
            "/workspacebuilds/" + workspace.getJsonObject("latest_build").getString("id"))) {
      assertThat(calls.get("/api/v2" + path).expect(200).body()).as(path).startsWith("{\"id\":\"");
    }
    for (String path :
        List.of(
            "/users/me/keys/tokens",
            "/organizations",
            "/templates",
            "/templates/" + template + "/versions",
            "/workspaces/" + id + "/builds")) {
      assertThat(calls.get("/api/v2" + path).expect(200).body()).as(path).startsWith("[{\"id\":\"");
    }
    assertThat(calls.get("/api/v2/workspaces").expect(200).body())
        .contains(
            "\"workspaces\":[{\"id\":\"", "\"latest_build\":{\"id\":\"", "\"job\":{\"id\":\"");
    assertThat(calls.get("/api/v2/users?limit=1").expect(200).body())
        .contains("\"users\":[{\"id\":\"");
    assertThat(calls.get("/api/v2/audit?limit=1").expect(200).body())
        .contains("\"audit_logs\":[{\"id\":\"", "\"organization\":{\"id\":\"");
  }
}
