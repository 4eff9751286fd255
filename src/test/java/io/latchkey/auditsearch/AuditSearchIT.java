package io.latchkey.auditsearch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Searching the audit log, and who may (token API 3.8). */
@ServerTest
class AuditSearchIT {
  private static final String AUDIT = "/api/v2/audit";
  private static final String VERIFY = AUDIT + "/verify";

  private final LatchkeySystem owner = Fixtures.owner();
  private final Person member = Fixtures.newMember();

  private static Answer search(LatchkeySystem caller, String q) {
    return caller.get(AUDIT + "?q=" + URLEncoder.encode(q, UTF_8));
  }

  private int count(String q) {
    return search(owner, "resource_id:" + member.id() + " " + q).expect(200).json().getInt("count");
  }

  @Test
  void eachKeyNarrowsTheSearch() {
    String name = "with space";
    Answer created =
        member.calls().post(member.path() + "/keys/tokens", Map.of("token_name", name));
    String request = created.expect(201).header("X-Coder-Request-Id").orElseThrow();
    assertThat(count("")).isEqualTo(3);
    assertThat(count("api_key")).isEqualTo(2);
    assertThat(count("resource_type:user")).isEqualTo(1);
    assertThat(count("action:CREATE")).isEqualTo(3);
    assertThat(count("action:delete")).isZero();
    assertThat(count("resource_target:\"with space\"")).isEqualTo(1);
    assertThat(count("username:" + member.username())).isEqualTo(1);
    assertThat(count("username:me")).isEqualTo(2);
    assertThat(count("username:" + Fixtures.unique("nobody"))).isZero();
    assertThat(count("email:" + member.email())).isEqualTo(1);
    assertThat(count("request_id:" + request)).isEqualTo(1);
    assertThat(count("date_from:2020-01-01 date_to:9998-01-01")).isEqualTo(3);
    assertThat(count("date_to:2020-01-01")).isZero();
    assertThat(count("date_from:9998-01-01")).isZero();
    String home = owner.get("/api/v2/organizations/default").expect(200).json().getString("id");
    assertThat(count("organization:default")).isEqualTo(3);
    assertThat(count("organization:" + home)).isEqualTo(3);
    assertThat(count("organization:" + member.id())).isZero();
    assertThat(count("build_reason:autostart")).isZero();
  }

  @Test
  void whatCannotBeUnderstoodIsNamedAllAtOnce() {
    Answer refused =
        search(
            owner,
            "nonsense resource_id:1 request_id:x action:fly date_from:yesterday date_to:2026-13-01"
                + " build_reason:none owner:me");
    assertThat(refused.expect(400).message()).isEqualTo("Invalid audit search query.");
    assertThat(refused.validations())
        .containsOnlyKeys(
            "resource_type",
            "resource_id",
            "request_id",
            "action",
            "date_from",
            "date_to",
            "build_reason",
            "owner")
        .containsEntry("owner", "Query param \"owner\" is not a valid query param")
        .containsEntry(
            "action", "Query param \"action\" has invalid values: \"fly\" is not a valid value");
    assertThat(search(owner, "action:").expect(400).validations()).containsOnlyKeys("q");
    assertThat(owner.get(AUDIT + "?limit=-1&offset=x").expect(400).validations())
        .containsOnlyKeys("limit", "offset");
  }

  @Test
  void pagesAreNewestFirstAndCountWhatMatches() {
    String q = "?q=resource_id:" + member.id();
    List<JsonObject> all = rows(owner.get(AUDIT + q));
    assertThat(all).hasSize(2);
    assertThat(all.get(0).getString("time")).isGreaterThan(all.get(1).getString("time"));
    Answer second = owner.get(AUDIT + q + "&limit=1&offset=1").expect(200);
    assertThat(rows(second)).containsExactly(all.get(1));
    assertThat(second.json().getInt("count")).isEqualTo(2);
    assertThat(second.json().getInt("count_cap")).isEqualTo(2_000);
    assertThat(rows(owner.get(AUDIT + "?limit=0")).size()).isLessThanOrEqualTo(100);
  }

  private static List<JsonObject> rows(Answer answer) {
    return answer.expect(200).json().getJsonArray("audit_logs").getValuesAs(JsonObject.class);
  }

  @Test
  void rowsAreSeenByOwnersAndAuditorsOnlyAndOnlyAsFarAsTheirKeyReaches() {
    LatchkeySystem auditor = Fixtures.newUser("auditor").calls();
    assertThat(rows(auditor.get(AUDIT))).isNotEmpty();
    expectNothing(member.calls());
    expectNothing(Fixtures.newUser("user-admin").calls());
    expectNothing(Fixtures.newUser("template-admin").calls());
    expectNothing(token(auditor, Map.of("scopes", List.of("user:read"))));
    LatchkeySystem elsewhere =
        token(auditor, Map.of("allow_list", List.of("user:*", "template:*")));
    expectNothing(elsewhere);
    JsonObject row = rows(auditor.get(AUDIT + "?q=resource_id:" + member.id())).get(0);
    String id = row.getString("id");
    LatchkeySystem confined =
        token(auditor, Map.of("allow_list", List.of("user:*", "audit_log:" + id)));
    assertThat(rows(confined.get(AUDIT))).extracting(seen -> seen.getString("id")).containsOnly(id);
    confined.get(VERIFY).expect(404);
    LatchkeySystem.underTest().get(AUDIT).expect(401);
  }

  private static void expectNothing(LatchkeySystem caller) {
    Answer answer = caller.get(AUDIT);
    assertThat(rows(answer)).isEmpty();
    assertThat(answer.json().getInt("count")).isZero();
    caller.get(VERIFY).expect(404);
  }

  private static LatchkeySystem token(LatchkeySystem caller, Map<String, ?> wanted) {
    Answer made = caller.post("/api/v2/users/me/keys/tokens", wanted).expect(201);
    return LatchkeySystem.underTest().as(made.json().getString("key"));
  }

  @Test
  void ownersAndAuditorsVerifyTheChain() {
    JsonObject found = owner.get(VERIFY).expect(200).json();
    assertThat(found).containsOnlyKeys("valid", "checked", "head");
    assertThat(found.getBoolean("valid")).isTrue();
    assertThat(found.getInt("checked")).isPositive();
    Fixtures.newUser("auditor").calls().get(VERIFY).expect(200);
  }
}
