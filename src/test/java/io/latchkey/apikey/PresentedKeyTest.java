package io.latchkey.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.latchkey.access.AllowList;
import io.latchkey.access.Role;
import io.latchkey.access.ScopeSet;
import io.latchkey.problem.Problem;
import io.latchkey.user.LoginType;
import io.latchkey.user.SampleUsers;
import io.latchkey.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A key as a request presents it: refused (token API 2.3) or used (2.4). */
class PresentedKeyTest {

  private static final Instant CREATED = Instant.parse("2026-06-02T20:00:00.5Z");
  private static final KeySecret SECRET = KeySecret.parse("0123456789-abcdefghijklmnopqrstuv");
  private static final KeySecret WRONG = KeySecret.parse("0123456789-ABCDEFGHIJKLMNOPQRSTUV");

  private static PresentedKey key(LoginType loginType, Duration lifetime, User user) {
    NewKey made =
        new NewKey(
            loginType,
            loginType == LoginType.TOKEN ? "n" : null,
            ScopeSet.ALL,
            AllowList.ANY,
            lifetime,
            CREATED,
            "127.0.0.1");
    return new PresentedKey(new ApiKey(SECRET, user.id(), made), user);
  }

  private static PresentedKey session(Duration lifetime) {
    return key(LoginType.PASSWORD, lifetime, SampleUsers.active());
  }

  private static String refusal(PresentedKey key, KeySecret secret, Instant now) {
    Problem refused =
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> key.verify(secret, now)).actual();
    assertThat(refused.status()).isEqualTo(401);
    return refused.body().detail();
  }

  @Test
  void isAcceptedUpToAndAtItsEnd() {
    PresentedKey key = session(Duration.ofHours(1));
    assertThatCode(() -> key.verify(SECRET, CREATED)).doesNotThrowAnyException();
    assertThatCode(() -> key.verify(SECRET, CREATED.plus(Duration.ofHours(1))))
        .doesNotThrowAnyException();
  }

  @Test
  void isRefusedPastItsEndWithTheTimeOfIt() {
    assertThat(
            refusal(
                session(Duration.ofHours(1)), SECRET, CREATED.plusSeconds(3600).plusNanos(1000)))
        .isEqualTo("API key expired at \"2026-06-02 21:00:00.5 +0000 UTC\".");
  }

  @Test
  void aWrongSecretIsToldBeforeTheEndAndTheEndBeforeAMissingUser() {
    Instant late = CREATED.plusSeconds(7200);
    PresentedKey orphan = key(LoginType.TOKEN, Duration.ofHours(1), SampleUsers.deleted());
    assertThat(refusal(orphan, WRONG, late)).isEqualTo("API key secret is invalid.");
    assertThat(refusal(orphan, SECRET, late)).startsWith("API key expired at");
    assertThat(refusal(orphan, SECRET, CREATED)).isEqualTo("API key user does not exist.");
  }

  @ParameterizedTest
  @CsvSource({
    // lifetime, used after, then ends after
    "PT24H,   PT0S,            PT24H",
    "PT24H,   PT59M59.999999S, PT24H",
    "PT24H,   PT1H,            PT25H",
    "PT24H,   PT23H59M,        PT47H59M",
    "PT1H,    PT59M59.999999S, PT1H",
    "PT30M,   PT29M,           PT30M",
  })
  void aSessionSlidesOnceAnHourOfItHasPassed(Duration lifetime, Duration used, Duration end) {
    Instant now = CREATED.plus(used);
    assertThat(session(lifetime).expiryWhenUsedAt(now, true)).isEqualTo(CREATED.plus(end));
    assertThat(session(lifetime).expiryWhenUsedAt(now, false))
        .as("sliding disabled")
        .isEqualTo(CREATED.plus(lifetime));
  }

  @Test
  void aTokenNeverSlides() {
    PresentedKey token = key(LoginType.TOKEN, Duration.ofHours(24), SampleUsers.active());
    assertThat(token.expiryWhenUsedAt(CREATED.plus(Duration.ofHours(23)), true))
        .isEqualTo(CREATED.plus(Duration.ofHours(24)));
  }

  @Test
  void theCallerIsTheUserAsFarAsTheKeyReaches() {
    User owner = SampleUsers.active(Role.OWNER);
    assertThat(key(LoginType.TOKEN, Duration.ofHours(1), owner).caller())
        .satisfies(
            caller -> {
              assertThat(caller.userId()).isEqualTo(owner.id());
              assertThat(caller.getName()).isEqualTo("olga");
              assertThat(caller.roles()).isEqualTo(Set.of(Role.OWNER));
              assertThat(caller.keyId()).isEqualTo("0123456789");
              assertThat(caller.keyExpiresAt()).isEqualTo(CREATED.plusSeconds(3600));
            });
    assertThat(key(LoginType.TOKEN, Duration.ofHours(1), SampleUsers.dormant()).isDormant())
        .isTrue();
  }

  @Test
  void itsTextShowsNeitherSecretNorHash() {
    assertThat(session(Duration.ofHours(1)).toString())
        .contains("PresentedKey[0123456789]")
        .doesNotContain("abcdefghij", "[B@");
  }
}
