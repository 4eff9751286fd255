package io.latchkey.verifier;

import static io.latchkey.verifier.ScriptedLatchkey.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.latchkey.api.AllowListEntry;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import io.latchkey.verifier.KeyRefusedException.Reason;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The verifier with a real Latchkey (verification 6). */
@ServerTest
class LatchkeyVerifierIT {

  private static LatchkeyVerifier verifier;

  @BeforeAll
  static void makeAVerifier() {
    Person service = Fixtures.newUser("verifier");
    verifier = verifier(token(service, Map.of("scopes", List.of("api_key:introspect")))).build();
  }

  @AfterAll
  static void close() {
    verifier.close();
  }

  private static VerifierBuilder verifier(String own) {
    return LatchkeyVerifier.at(LatchkeySystem.underTest().address().toString())
        .as(own)
        .timeout(Duration.ofSeconds(30));
  }

  private static String token(Person user, Map<String, Object> wish) {
    Map<String, Object> named = new HashMap<>(wish);
    named.put("token_name", Fixtures.unique("t"));
    return user.calls()
        .post(user.path() + "/keys/tokens", named)
        .expect(201)
        .json()
        .getString("key");
  }

  private static String id(String key) {
    return key.substring(0, 10);
  }

  private static void awaitMemory(String key) {
    ScriptedLatchkey.awaitMemory(verifier, key);
  }

  private static KeyRefusedException refusal(String text) {
    return catchThrowableOfType(KeyRefusedException.class, () -> verifier.verify(text));
  }

  @Test
  void aKeyIsVerifiedWithAllThatIsKnownOfIt() {
    Person owner = Fixtures.newUser("owner");
    UUID workspace = UUID.randomUUID();
    String key =
        token(
            owner,
            Map.of(
                "scopes",
                List.of("workspace:read", "template:*"),
                "allow_list",
                List.of("workspace:" + workspace, "template:*")));
    awaitMemory(key);
    VerifiedKey verified = verifier.verify(key);
    assertThat(verified.id()).isEqualTo(id(key));
    assertThat(verified.userId()).hasToString(owner.id());
    assertThat(verified.username()).isEqualTo(owner.username());
    assertThat(verified.getName()).isEqualTo(owner.username());
    assertThat(verified.loginType()).isEqualTo("token");
    assertThat(verified.tokenName().orElseThrow()).startsWith("t-");
    assertThat(verified.roles()).contains("owner");
    assertThat(verified.scopes())
        .contains("workspace:read", "template:read", "template:create")
        .doesNotContain("workspace:delete", "template:*");
    assertThat(verified.allowList())
        .contains(
            new AllowListEntry("workspace", workspace.toString()),
            new AllowListEntry("template", "*"));
    assertThat(verified.permits("workspace", workspace.toString())).isTrue();
    assertThat(verified.permits("workspace", UUID.randomUUID().toString())).isFalse();
    assertThat(verified.permitsAll("template")).isTrue();
    assertThat(verified.createdAt()).isCloseTo(Instant.now(), within(5, ChronoUnit.MINUTES));
    assertThat(verified.expiresAt()).isAfter(verified.createdAt());
  }

  @Test
  void aSessionIsAKeyWithoutAName() {
    Person member = Fixtures.newMember();
    VerifiedKey verified = verifier.verify(member.session());
    assertThat(verified.tokenName()).isEmpty();
    assertThat(verified.permitsAll("workspace")).isTrue();
  }

  @Test
  void whatIsNoKeyIsRefused() {
    Person member = Fixtures.newMember();
    awaitMemory(member.session());
    String wrong = id(member.session()) + "-0123456789abcdefghijkl";
    for (int i = 0; i < 3; i++) {
      assertThat(refusal(wrong).reason()).isEqualTo(Reason.INACTIVE);
      assertThat(refusal("0123456789-0123456789abcdefghijkl").reason()).isEqualTo(Reason.INACTIVE);
      assertThat(refusal("hello").reason()).isEqualTo(Reason.MALFORMED);
      assertThat(refusal(null).reason()).isEqualTo(Reason.MALFORMED);
      assertThat(verifier.verify(member.session()).username()).isEqualTo(member.username());
    }
  }

  /** Also when it was tried before it was there, which nobody can who does not guess it. */
  @Test
  void aNewKeyIsAcceptedAtOnce() {
    Person member = Fixtures.newMember();
    for (int i = 0; i < 10; i++) {
      String key = token(member, Map.of());
      assertThatThrownBy(() -> verifier.verify(id(key) + "-0123456789abcdefghijkl"))
          .isInstanceOf(KeyRefusedException.class);
      assertThat(verifier.verify(key).id()).isEqualTo(id(key));
    }
  }

  @Test
  void aKeyThatEndsByTimeIsRefusedWithThatTime() {
    Person member = Fixtures.newMember();
    String key = token(member, Map.of("lifetime", Duration.ofSeconds(4).toNanos()));
    Instant end = verifier.verify(key).expiresAt();
    awaitMemory(key);
    await(() -> catchThrowable(() -> verifier.verify(key)) != null);
    KeyRefusedException refusal = refusal(key);
    assertThat(refusal.reason()).isEqualTo(Reason.EXPIRED);
    assertThat(refusal.expiredAt()).contains(end);
    assertThat(refusal).hasMessage("The key expired at " + end + ".");
    assertThat(Instant.now()).isAfterOrEqualTo(end);
  }

  @Test
  void aKeyThatIsExpiredIsRefusedOnceThatIsAnswered() {
    Person member = Fixtures.newMember();
    String key = token(member, Map.of());
    awaitMemory(key);
    member.calls().put(member.path() + "/keys/" + id(key) + "/expire").expect(204);
    assertThat(refusal(key).reason()).isEqualTo(Reason.INACTIVE);
    assertThat(verifier.verify(member.session()).username()).isEqualTo(member.username());
  }

  @Test
  void aUserWhoIsActivatedAgainIsAcceptedOnceThatIsAnswered() {
    Person member = Fixtures.newMember();
    awaitMemory(member.session());
    for (int i = 0; i < 3; i++) {
      Fixtures.owner().put(member.path() + "/status/suspend").expect(200);
      assertThat(refusal(member.session()).reason()).isEqualTo(Reason.INACTIVE);
      assertThat(refusal(member.session()).reason()).isEqualTo(Reason.INACTIVE);
      Fixtures.owner().put(member.path() + "/status/activate").expect(200);
      assertThat(verifier.verify(member.session()).username()).isEqualTo(member.username());
    }
  }

  @Test
  void aUserWithOtherRolesHasOtherScopesOnceThatIsAnswered() {
    Person user = Fixtures.newUser("owner");
    awaitMemory(user.session());
    assertThat(verifier.verify(user.session()).scopes()).contains("api_key:introspect");
    Fixtures.owner().put(user.path() + "/roles", Map.of("roles", List.of())).expect(200);
    VerifiedKey after = verifier.verify(user.session());
    assertThat(after.roles()).doesNotContain("owner");
    assertThat(after.scopes()).doesNotContain("api_key:introspect");
  }

  @Test
  void verifyingIsUse() {
    Person member = Fixtures.newMember();
    String key = token(member, Map.of());
    verifier.verify(key);
    JsonObject told = member.calls().get(member.path() + "/keys/" + id(key)).expect(200).json();
    assertThat(Instant.parse(told.getString("last_used")))
        .isCloseTo(Instant.now(), within(5, ChronoUnit.MINUTES));
  }

  @Test
  void aVerifierWhoseOwnKeyIsWrongSaysSo() {
    String[] wrong = {"0123456789-0123456789abcdefghijkl", token(Fixtures.newMember(), Map.of())};
    String[] said = {"does not accept this verifier's own key", "lacks the scope"};
    Person member = Fixtures.newMember();
    for (int i = 0; i < wrong.length; i++) {
      try (LatchkeyVerifier other = verifier(wrong[i]).build()) {
        assertThatThrownBy(() -> other.verify(member.session()))
            .isInstanceOf(VerificationUnavailableException.class)
            .hasMessageContaining(said[i]);
        assertThatThrownBy(other::check)
            .isInstanceOf(VerificationUnavailableException.class)
            .hasMessageContaining(said[i]);
      }
    }
    verifier.check();
  }

  /** It gets no new lease; the node may have let it in for one more, as it does with any key. */
  @Test
  void aVerifierWhoseOwnKeyEndsAcceptsNothingMore() {
    Person service = Fixtures.newUser("verifier");
    String own = token(service, Map.of("scopes", List.of("api_key:introspect")));
    Person member = Fixtures.newMember();
    try (LatchkeyVerifier other = verifier(own).build()) {
      ScriptedLatchkey.awaitMemory(other, member.session());
      service.calls().put(service.path() + "/keys/" + id(own) + "/expire").expect(204);
      await(() -> catchThrowable(() -> other.verify(member.session())) != null);
      for (int i = 0; i < 5; i++) {
        assertThatThrownBy(() -> other.verify(member.session()))
            .isInstanceOf(VerificationUnavailableException.class);
      }
    }
  }
}
