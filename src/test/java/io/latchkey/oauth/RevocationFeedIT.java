package io.latchkey.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was revoked lately, for whoever keeps answers (verification 5). */
@ServerTest
class RevocationFeedIT {

  private static final String FEED = "/api/v2/revocations";

  private static LatchkeySystem service;

  @BeforeAll
  static void makeAVerifier() {
    service = LatchkeySystem.underTest().as(Asker.create().key());
  }

  private static List<JsonObject> rows() {
    return service
        .get(FEED)
        .expect(200)
        .json()
        .getJsonArray("revocations")
        .getValuesAs(JsonObject.class);
  }

  @Test
  void itTellsTheTimeTheLeaseAndTheWindow() {
    Answer answer = service.get(FEED).expect(200);
    assertThat(answer.json().keySet())
        .containsExactlyInAnyOrder("now", "lease_ms", "window_ms", "revocations");
    assertThat(Instant.parse(answer.json().getString("now"))).isNotNull();
    assertThat(answer.json().getInt("lease_ms")).isBetween(100, 5_000);
    assertThat(answer.json().getInt("window_ms")).isEqualTo(10_000);
    assertThat(answer.header("Cache-Control")).contains("no-store");
  }

  @Test
  void aKeyThatHasEndedAndAUserWhoHasChangedAreNamed() {
    Person member = Fixtures.newMember();
    String key = Asker.token(member, "coder:all");
    member.calls().put(member.path() + "/keys/" + Asker.id(key) + "/expire").expect(204);
    assertThat(rows())
        .filteredOn(row -> Asker.id(key).equals(row.getString("key_id", "")))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.keySet()).containsExactlyInAnyOrder("id", "kind", "key_id");
              assertThat(row.getString("kind")).isEqualTo("key");
            });
    Fixtures.owner().put(member.path() + "/status/suspend").expect(200);
    assertThat(rows())
        .filteredOn(row -> member.id().equals(row.getString("user_id", "")))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.keySet()).containsExactlyInAnyOrder("id", "kind", "user_id");
              assertThat(row.getString("kind")).isEqualTo("user");
            });
  }

  @Test
  void manyWhoAskAtOnceAreAllAnswered() throws Exception {
    ExecutorService crowd = Executors.newFixedThreadPool(16);
    try {
      List<Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        answers.add(crowd.submit(() -> service.get(FEED)));
      }
      for (Future<Answer> answer : answers) {
        assertThat(answer.get().expect(200).json().getJsonArray("revocations")).isNotNull();
      }
    } finally {
      crowd.shutdownNow();
    }
  }

  @Test
  void onlyWhoeverMayAskAboutKeysIsTold() {
    LatchkeySystem.underTest().get(FEED).expect(401);
    Fixtures.newMember().calls().get(FEED).expect(403);
    Person verifier = Fixtures.newUser("verifier");
    Fixtures.withToken(verifier, "coder:all", "workspace:*").get(FEED).expect(403);
    service.post(FEED).expect(405);
  }
}
