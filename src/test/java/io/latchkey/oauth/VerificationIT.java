package io.latchkey.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A gateway asks whether a request may pass (verification 3). */
@ServerTest
class VerificationIT {

  private static final String VERIFY = "/oauth2/verify";

  private static Asker gateway;
  private static Person member;
  private static String key;

  @BeforeAll
  static void makeKeys() {
    gateway = Asker.create();
    member = Fixtures.newMember();
    key = Asker.token(member, "workspace:read,template:read");
  }

  private static LatchkeySystem passes() {
    return LatchkeySystem.underTest().with("Latchkey-Verifier", gateway.key());
  }

  private static void assertPasses(Answer answer, String passed) {
    assertThat(answer.expect(204).header("X-Auth-User")).contains(member.username());
    assertThat(answer.header("X-Auth-Key-Id")).contains(Asker.id(passed));
    assertThat(answer.header("Cache-Control")).contains("no-store");
  }

  private static void assertRefused(Answer answer, int status, String error) {
    assertThat(answer.expect(status).json().getString("error")).isEqualTo(error);
    assertThat(answer.header("X-Auth-User")).isEmpty();
    assertThat(answer.headers("WWW-Authenticate")).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void aLiveKeyPassesWhereverItIsPresentedButInACookie() {
    assertPasses(passes().as(key).get(VERIFY), key);
    assertPasses(passes().with("Authorization", "Bearer " + key).get(VERIFY), key);
    assertPasses(passes().get(VERIFY + "?access_token=" + key), key);
    assertPasses(passes().get(VERIFY + "?coder_session_token=" + key), key);
    assertRefused(
        passes().with("Cookie", "coder_session_token=" + member.session()).get(VERIFY),
        401,
        "invalid_token");
    assertPasses(
        passes().with("Cookie", "coder_session_token=" + gateway.key()).as(key).get(VERIFY), key);
  }

  @Test
  void itMustPermitEveryScope() {
    String all = VERIFY + "?scope=workspace:read%20template:read";
    assertPasses(passes().as(key).get(VERIFY + "?scope=workspace:read"), key);
    assertPasses(passes().as(key).get(all), key);
    assertPasses(passes().as(member.session()).get(all), member.session());
    for (String lacking :
        List.of(
            all + "+workspace:delete",
            all + "&scope=workspace:delete",
            VERIFY + "?scope=workspace:*",
            VERIFY + "?scope=coder:all",
            VERIFY + "?scope=invoice:nothing",
            VERIFY + "?scope=x")) {
      assertRefused(passes().as(key).get(lacking), 403, "insufficient_scope");
    }
  }

  /** The gateway cannot tell which object a request is about. */
  @Test
  void aKeyThatIsConfinedToSomeObjectsDoesNotPassForAllOfThem() {
    String one =
        Asker.token(member, "workspace:read", "workspace:00000000-0000-4000-8000-000000000001");
    String all = Asker.token(member, "workspace:read", "workspace:*");
    assertRefused(
        passes().as(one).get(VERIFY + "?scope=workspace:read"), 403, "insufficient_scope");
    assertPasses(passes().as(all).get(VERIFY + "?scope=workspace:read"), all);
  }

  @Test
  void noKeyAndADeadOnePassNot() {
    assertRefused(passes().get(VERIFY), 401, "invalid_token");
    assertRefused(passes().as("x").get(VERIFY), 401, "invalid_token");
    String dead = Asker.token(member, "coder:all");
    member.calls().put(member.path() + "/keys/" + Asker.id(dead) + "/expire").expect(204);
    Answer refused = passes().as(dead).get(VERIFY);
    assertRefused(refused, 401, "invalid_token");
    assertThat(refused.header("WWW-Authenticate").orElseThrow()).startsWith("Bearer ");
  }

  @Test
  void theGatewayNeedsAKeyOfItsOwn() {
    LatchkeySystem anybody = LatchkeySystem.underTest();
    assertRefused(anybody.as(gateway.key()).get(VERIFY), 401, "invalid_client");
    assertRefused(
        anybody.as(key).with("Latchkey-Verifier", "x").get(VERIFY), 401, "invalid_client");
    assertRefused(
        anybody.as(key).with("Latchkey-Verifier", key).get(VERIFY), 403, "insufficient_scope");
    assertRefused(
        anybody
            .as(key)
            .with(
                "Authorization", Asker.basic(Asker.id(gateway.key()), Asker.secret(gateway.key())))
            .get(VERIFY),
        401,
        "invalid_client");
  }

  @Test
  void itIsOnlyRead() {
    passes().as(key).post(VERIFY).expect(405);
  }
}
