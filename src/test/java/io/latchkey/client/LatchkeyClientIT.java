package io.latchkey.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latchkey.api.AuditLogResponse;
import io.latchkey.api.AuthCheckRequest.Check;
import io.latchkey.api.AuthCheckRequest.Target;
import io.latchkey.api.CreateTemplateRequest;
import io.latchkey.api.CreateTokenRequest;
import io.latchkey.api.CreateWorkspaceBuildRequest;
import io.latchkey.api.CreateWorkspaceRequest;
import io.latchkey.api.TemplateResponse;
import io.latchkey.api.WorkspaceResponse;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The Java SDK against the server: every noun once, and how refusals and silence arrive. */
@ServerTest
class LatchkeyClientIT {
  private static LatchkeyClient server() {
    return LatchkeyClient.at(LatchkeySystem.underTest().address() + "/").build();
  }

  @Test
  void whatNeedsNoKeyAnswersWithoutOne() {
    LatchkeyClient server = server();
    Fixtures.ownerSession();
    assertThat(server.hasFirstUser()).isTrue();
    assertThat(server.authMethods().password().enabled()).isTrue();
    assertThat(server.scopes()).contains("workspace:read", "coder:all");
    assertThat(server.buildInfo().version()).isEqualTo(server.serverVersion().orElseThrow());
  }

  @Test
  void aRefusalTellsStatusMessageDetailAndFields() {
    LatchkeyClient member = server().as(Fixtures.newMember().session());
    CreateTokenRequest taken = CreateTokenRequest.named("taken");
    member.tokens().create(taken);
    assertThatThrownBy(() -> member.tokens().create(taken))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refusal -> {
              assertThat(refusal.status()).isEqualTo(409);
              assertThat(refusal.reason()).isEqualTo("A token with name \"taken\" already exists.");
              assertThat(refusal.validations()).extracting("field").containsExactly("name");
            });
    assertThatThrownBy(() -> server().as("no-key").me())
        .isInstanceOfSatisfying(
            RefusedException.class,
            refusal ->
                assertThat(refusal.detail().orElseThrow()).startsWith("Invalid API key format"));
  }

  @Test
  void silenceEndsInTimeAndNamesTheServer() {
    LatchkeyClient hasty =
        LatchkeyClient.at(LatchkeySystem.underTest().address().toString())
            .requestTimeout(Duration.ofNanos(1))
            .build();
    assertThatThrownBy(hasty::buildInfo)
        .isInstanceOf(UnreachableException.class)
        .hasMessage("cannot reach " + LatchkeySystem.underTest().address() + ": no answer in time");
  }

  @Test
  void aClientShowsNoSecret() {
    String key = Fixtures.newMember().session();
    assertThat(server().as(key).toString()).doesNotContain(key).contains("http://");
    assertThatThrownBy(() -> LatchkeyClient.at("http://user:secret@example.com"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void tokensGoThroughTheirLife() {
    TokensApi tokens = server().as(Fixtures.newMember().session()).tokens();
    Duration hour = Duration.ofHours(1);
    assertThat(tokens.config().maxTokenLifetime()).isGreaterThan(hour.toNanos());
    tokens.create(
        CreateTokenRequest.named("a b").withLifetime(hour).withScopes(List.of("user:read")));
    String id = tokens.view("a b").id();
    assertThat(tokens.viewById(id).lifetimeSeconds()).isEqualTo(3600);
    tokens.expire(id);
    assertThat(tokens.list(TokensFilter.own())).isEmpty();
    assertThat(tokens.list(TokensFilter.own().withExpired(true)))
        .extracting("id")
        .containsExactly(id);
    tokens.delete(id);
    assertThat(tokens.list(TokensFilter.own().withExpired(true))).isEmpty();
  }

  @Test
  void organizationsTemplatesAndWorkspacesAreReached() {
    LatchkeyClient owner = server().as(Fixtures.ownerSession());
    Person member = Fixtures.newMember();
    assertThat(owner.organizations().list()).extracting("name").contains("default");
    assertThat(owner.organizations().members("default"))
        .extracting("username")
        .contains(member.username());
    CreateTemplateRequest wish = CreateTemplateRequest.named(Fixtures.unique("t"));
    TemplateResponse template = owner.templates().create("default", wish);
    assertThat(owner.templates().view("default", wish.name())).isEqualTo(template);
    WorkspaceResponse workspace =
        owner
            .workspaces()
            .create(member.username(), CreateWorkspaceRequest.ofTemplate("w", template.id()));
    LatchkeyClient caller = server().as(member.session());
    assertThat(caller.workspaces().list("owner:me", 0, 0).workspaces())
        .extracting("id")
        .containsExactly(workspace.id());
    Target target = Target.of("workspace").withResourceId(workspace.id().toString());
    assertThat(caller.check(Map.of("may", new Check("read", target))))
        .isEqualTo(Map.of("may", true));
    caller.workspaces().build(workspace.id(), CreateWorkspaceBuildRequest.of("delete"));
    owner.templates().delete(template.id());
  }

  @Test
  void theAuditLogIsReadByThoseWhoMay() {
    Person member = Fixtures.newMember();
    String name = Fixtures.unique("audited");
    server().as(member.session()).tokens().create(CreateTokenRequest.named(name));
    List<AuditLogResponse> rows =
        server().as(Fixtures.ownerSession()).audit("resource_target:" + name, 10, 0).auditLogs();
    assertThat(rows).extracting("action").containsExactly("create");
    assertThat(server().as(member.session()).audit("", 0, 0).auditLogs()).isEmpty();
  }
}
