package io.latchkey.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.access.AllowList;
import io.latchkey.access.ScopeSet;
import io.latchkey.user.LoginType;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A key before it is made (token API 4.2, 3.2). */
class NewKeyTest {

  private static final Instant NOW = Instant.parse("2026-06-02T20:48:20.123456Z");

  @ParameterizedTest
  @CsvSource({
    "1, 86400",
    "999999999, 86400",
    "1000000000, 1",
    "1999999999, 1",
    "604800000000000, 604800",
  })
  void theLifetimeIsInWholeSecondsButBelowOneSecondItCountsAsADay(long nanoseconds, long seconds) {
    NewKey key = NewKey.session(Duration.ofNanos(nanoseconds), NOW, "127.0.0.1");
    assertThat(key.lifetimeSeconds()).isEqualTo(seconds);
    assertThat(key.expiresAt()).isEqualTo(NOW.plusNanos(nanoseconds));
  }

  @Test
  void aSessionHasNoNameAndAllScopes() {
    NewKey session = NewKey.session(Duration.ofHours(1), NOW, "127.0.0.1");
    assertThat(session.loginType()).isEqualTo(LoginType.PASSWORD);
    assertThat(session.name()).isNull();
    assertThat(session.scopes()).isEqualTo(ScopeSet.ALL);
    assertThat(session.allowList()).isEqualTo(AllowList.ANY);
  }
}
