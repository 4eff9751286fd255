package io.latchkey.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.ServerTest;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever holds a key may end it (verification 4). */
@ServerTest
class HolderRevocationIT {

  private static Person member;

  @BeforeAll
  static void makePeople() {
    member = Fixtures.newMember();
  }

  private static Answer revoke(String token) {
    return Asker.anybody()
        .request("POST", "/oauth2/revoke", "token_type_hint=x&token=" + Asker.encoded(token));
  }

  private static void assertDone(Answer answer) {
    assertThat(answer.expect(200).body()).isEmpty();
    assertThat(answer.header("Cache-Control")).contains("no-store");
  }

  private static List<JsonObject> rows(Person person) {
    return Fixtures.owner()
        .get("/api/v2/audit?q=resource_type:api_key%20action:write%20username:" + person.username())
        .expect(200)
        .json()
        .getJsonArray("audit_logs")
        .getValuesAs(JsonObject.class);
  }

  @Test
  void theKeyIsExpiredAtOnceAndItsRowSaysByWhom() {
    String key = Asker.token(member, "workspace:read");
    Asker.anybody().as(key).get("/api/v2/workspaces").expect(200);
    assertDone(revoke(key));
    assertThat(Asker.anybody().as(key).get("/api/v2/workspaces").expect(401).detail())
        .contains("expired");
    assertThat(
            member
                .calls()
                .get(member.path() + "/keys/tokens?include_expired=true")
                .expect(200)
                .body())
        .contains(Asker.id(key));
    JsonObject row = rows(member).get(0);
    assertThat(row.getJsonObject("additional_fields").toString())
        .contains("revoked by its holder", Asker.id(key));
    assertThat(row.getJsonObject("user").getString("id")).isEqualTo(member.id());
    assertThat(row.toString()).doesNotContain(Asker.secret(key));
  }

  @Test
  void whateverElseIsSentTheAnswerIsTheSameAndNothingIsWritten() {
    Person person = Fixtures.newMember();
    String key = Asker.token(person, "coder:all");
    String deleted = Asker.token(person, "coder:all");
    person.calls().delete(person.path() + "/keys/" + Asker.id(deleted)).expect(204);
    assertDone(revoke("0123456789-" + "x".repeat(22)));
    assertDone(revoke(Asker.id(key) + "-" + "x".repeat(22)));
    assertDone(revoke("nonsense"));
    assertDone(revoke(deleted));
    assertThat(rows(person)).isEmpty();
    Asker.anybody().as(key).get("/api/v2/users/me").expect(200);
  }

  @Test
  void aKeyThatHasEndedMayBeEndedAgain() {
    Person person = Fixtures.newMember();
    String key = Asker.token(person, "coder:all");
    assertDone(revoke(key));
    assertDone(revoke(key));
    assertThat(rows(person)).hasSize(1);
  }

  /** As {@code curl --data-urlencode token@file} sends it: 200 must not mean that it lives on. */
  @Test
  void aLineBreakAfterTheKeyIsNotPartOfIt() {
    String key = Asker.token(member, "workspace:read");
    assertDone(revoke(key + "\n"));
    Asker.anybody().as(key).get("/api/v2/workspaces").expect(401);
  }

  @Test
  void credentialsAreNotNeededAndNotLookedAt() {
    String key = Asker.token(member, "workspace:read");
    assertDone(
        Asker.anybody()
            .as("wrong")
            .with("Authorization", "Basic !!!")
            .with("Origin", "https://elsewhere.example")
            .request("POST", "/oauth2/revoke?token=ignored", "token=" + key));
    Asker.anybody().as(key).get("/api/v2/workspaces").expect(401);
  }

  @Test
  void theKeyOfASuspendedUserIsEnded() {
    Person person = Fixtures.newMember();
    String key = Asker.token(person, "coder:all");
    Fixtures.owner().put(person.path() + "/status/suspend").expect(200);
    assertDone(revoke(key));
    Fixtures.owner().put(person.path() + "/status/activate").expect(200);
    Asker.anybody().as(key).get("/api/v2/users/me").expect(401);
  }

  @Test
  void aRequestThatIsWrongIsRefused() {
    for (String body : List.of("x=y", "token=", "token=a&token=b", "token=%")) {
      Answer answer = Asker.anybody().request("POST", "/oauth2/revoke", body).expect(400);
      assertThat(answer.json().getString("error")).as(body).isEqualTo("invalid_request");
      assertThat(answer.json().getString("error_description")).isNotEmpty();
    }
    Asker.anybody()
        .with("Content-Type", "application/json")
        .request("POST", "/oauth2/revoke", "{\"token\":\"x\"}")
        .expect(415);
    Asker.anybody().get("/oauth2/revoke").expect(405);
  }
}
