package io.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.access.ScopeSet;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The small routes that real clients call (protected resources, Further small routes; 3.5). */
@ServerTest
class ClientRoutesIT {
  private final LatchkeySystem anybody = LatchkeySystem.underTest();

  @Test
  void appearanceNamesTheApplication() {
    JsonObject told = anybody.get("/api/v2/appearance").expect(200).json();
    assertThat(told.getString("application_name")).isEqualTo("Latchkey");
    assertThat(told.getString("logo_url")).isEmpty();
    assertThat(told.getString("docs_url")).isEmpty();
    assertThat(told.getJsonObject("service_banner").getBoolean("enabled")).isFalse();
    assertThat(told.getJsonArray("announcement_banners")).isEmpty();
    assertThat(told.getJsonArray("support_links")).isEmpty();
  }

  @Test
  void onlyWhatIsHereIsEntitledAndThatToEverybody() {
    JsonObject told = anybody.get("/api/v2/entitlements").expect(200).json();
    assertThat(told.getJsonObject("features"))
        .hasSize(27)
        .containsKeys("audit_log", "multiple_organizations", "workspace_proxy", "user_limit");
    for (String feature : told.getJsonObject("features").keySet()) {
      JsonObject one = told.getJsonObject("features").getJsonObject(feature);
      boolean here = feature.equals("audit_log");
      String entitlement = here ? "entitled" : "not_entitled";
      assertThat(one.getString("entitlement")).as(feature).isEqualTo(entitlement);
      assertThat(one.getBoolean("enabled")).as(feature).isEqualTo(here);
    }
    assertThat(told.getJsonArray("warnings")).isEmpty();
    assertThat(told.getJsonArray("errors")).isEmpty();
    assertThat(told.getBoolean("has_license")).as("features are looked at").isTrue();
    for (String no : new String[] {"trial", "require_telemetry"}) {
      assertThat(told.getBoolean(no)).as(no).isFalse();
    }
    assertThat(told.getString("refreshed_at")).endsWith("Z");
  }

  @Test
  void sshAndTasks() {
    JsonObject ssh = Fixtures.owner().get("/api/v2/deployment/ssh").expect(200).json();
    assertThat(ssh.getString("hostname_prefix")).isEqualTo("coder.");
    assertThat(ssh.getString("hostname_suffix")).isEmpty();
    assertThat(ssh.getJsonObject("ssh_config_options")).isEmpty();
    JsonObject tasks = Fixtures.owner().get("/api/v2/tasks?q=owner:me").expect(200).json();
    assertThat(tasks.getJsonArray("tasks")).isEmpty();
    assertThat(tasks.getInt("count")).isZero();
  }

  @Test
  void whatIsAskedRightAfterLoginIsAnswered() {
    LatchkeySystem member = Fixtures.newMember().calls();
    JsonObject inbox = member.get("/api/v2/notifications/inbox").expect(200).json();
    assertThat(inbox.getJsonArray("notifications")).isEmpty();
    assertThat(inbox.getInt("unread_count")).isZero();
    for (String path :
        new String[] {"/experiments", "/templates/examples", "/organizations/default/groups"}) {
      assertThat(member.get("/api/v2" + path).expect(200).body()).as(path).isEqualTo("[]\n");
      anybody.get("/api/v2" + path).expect(401);
    }
    assertThat(member.get("/api/v2/organizations/nowhere/groups").expect(404).message())
        .startsWith("Resource not found");
    JsonObject update = member.get("/api/v2/updatecheck").expect(200).json();
    assertThat(update.getBoolean("current")).isTrue();
    assertThat(update.getString("url")).isEmpty();
    assertThat(update.getString("version"))
        .isEqualTo(anybody.get("/api/v2/buildinfo").expect(200).json().getString("version"));
  }

  @Test
  void scopesAreThePublicOnesSorted() {
    JsonObject told = anybody.get("/api/v2/auth/scopes").expect(200).json();
    assertThat(told.getJsonArray("external").getValuesAs(JsonString::getString))
        .isEqualTo(ScopeSet.publicNames())
        .isSorted()
        .hasSize(51)
        .contains("coder:all", "workspace:*")
        .doesNotContain("all", "application_connect");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v2/workspaces/6f3f7d0a-1c1d-4f6e-9f3e-0123456789ab/watch",
        "/api/v2/workspaces/6f3f7d0a-1c1d-4f6e-9f3e-0123456789ab/watch-ws",
        "/api/v2/notifications/inbox/watch",
        "/api/v2/organizations/default/settings/workspace-sharing",
        "/.well-known/oauth-authorization-server",
        "/oauth2/authorize",
        "/oauth2/tokens",
        "/bin/coder-linux-amd64",
        "/bin/coder-windows-amd64.exe",
        "/bin/coder-linux-amd64.asc"
      })
  void whatIsNotOfferedIsNotFoundInJson(String path) {
    LatchkeySystem editor = Fixtures.owner().with("Accept", "text/html,*/*");
    assertThat(editor.get(path).expect(404).body())
        .isEqualTo("{\"message\":\"Route not found.\"}\n");
    LatchkeySystem socket = Fixtures.owner().with("Upgrade", "websocket");
    assertThat(socket.get(path).expect(404).message()).isEqualTo("Route not found.");
  }
}
