package io.latchkey.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.latchkey.fixture.ContainerTest;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.MovableClock;
import io.latchkey.problem.Problem;
import io.latchkey.settings.SampleSettings;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guessing passwords is slowed down, in the database; the deployment under test has no limits. */
@ContainerTest
class LoginThrottleIT {
  @Inject MovableClock movable;
  @Inject Clock clock;
  @Inject FailedLogins failed;
  @Inject KnownAddresses known;

  @Resource ManagedExecutorService threads;

  private final String email = Fixtures.unique("guessed") + "@example.com";
  private final String address = Fixtures.unique("at");

  private LoginThrottle throttle;

  @BeforeEach
  void limitAsByDefault() {
    throttle = limited(Map.of());
  }

  @SuppressWarnings("UnnecessaryAssignment") // with settings that the deployment does not have
  private LoginThrottle limited(Map<String, String> settings) {
    LoginThrottle made = new LoginThrottle();
    made.clock = clock;
    made.settings = SampleSettings.with(settings);
    made.failed = failed;
    made.known = known;
    return made;
  }

  @AfterEach
  void resetClock() {
    movable.reset();
  }

  private void fail(int times, String at) {
    for (int i = 0; i < times; i++) {
      throttle.begin(email, at);
    }
  }

  private void expectRefused(String who, String at) {
    Problem refused = catchThrowableOfType(Problem.class, () -> throttle.begin(who, at));
    assertThat(refused).as("attempt of %s at %s", at, who).isNotNull();
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.body().message())
        .isEqualTo("You've been rate limited for sending too many requests!");
  }

  @Test
  void anAddressFailsTwentyTimesInAQuarterOfAnHourAtOneAccount() {
    fail(LoginThrottle.AT_ADDRESS, address);
    expectRefused(email, address);
    expectRefused(email.toUpperCase(Locale.ROOT), address);
    throttle.begin(Fixtures.unique("other") + "@example.com", address);
    movable.advance(FailedLogins.WINDOW.minusSeconds(20));
    expectRefused(email, address);
    movable.advance(Duration.ofSeconds(20));
    throttle.begin(email, address);
  }

  @Test
  void whatIsRefusedDoesNotCount() {
    fail(LoginThrottle.AT_ADDRESS, address);
    movable.advance(FailedLogins.WINDOW.minusSeconds(20));
    for (int i = 0; i < 30; i++) {
      expectRefused(email, address);
    }
    movable.advance(Duration.ofSeconds(20));
    fail(LoginThrottle.AT_ADDRESS, address);
    expectRefused(email, address);
  }

  @Test
  void successForgetsTheFailuresOfThatAddressOnly() {
    String other = Fixtures.unique("at");
    fail(LoginThrottle.AT_ADDRESS - 1, address);
    fail(LoginThrottle.AT_ADDRESS, other);
    throttle.succeeded(throttle.begin(email, address));
    fail(LoginThrottle.AT_ADDRESS, address);
    expectRefused(email, address);
    expectRefused(email, other);
  }

  @Test
  void whatFailsForAnotherReasonDoesNotCount() {
    for (int i = 0; i < 2 * LoginThrottle.AT_ADDRESS; i++) {
      throttle.withdrawn(throttle.begin(email, address));
    }
    throttle.begin(email, address);
  }

  @Test
  void anIpv6NetworkCountsAsOneAddress() {
    String network = "2001:db8:" + hex() + ":" + hex() + "::";
    for (int i = 0; i < LoginThrottle.AT_ADDRESS; i++) {
      throttle.begin(email, network + hex());
    }
    expectRefused(email, network + hex());
    throttle.begin(email, network.replaceFirst("2001", "2002") + hex());
  }

  @Test
  void anIpv4AddressCountsAsItselfHoweverItIsWritten() {
    int low = ThreadLocalRandom.current().nextInt(1, 255);
    fail(LoginThrottle.AT_ADDRESS - 1, "203.0.113." + low);
    fail(1, "::ffff:203.0.113." + low);
    expectRefused(email, "203.0.113." + low);
    expectRefused(email, "0:0:0:0:0:ffff:cb00:71" + "%02x".formatted(low));
  }

  private static String hex() {
    return Integer.toHexString(ThreadLocalRandom.current().nextInt(1, 0x10000));
  }

  @Test
  void anAddressFailsSixtyTimesAMinuteAtWhateverAccounts() {
    for (int i = 0; i < LoginThrottle.FROM_ADDRESS; i++) {
      throttle.begin(i + email, address);
    }
    expectRefused(email, address);
    throttle.begin(email, Fixtures.unique("at"));
    movable.advance(Duration.ofMinutes(1));
    throttle.begin(email, address);
  }

  @Test
  void manyAtOnceDoNotSlipPastTogether() throws Exception {
    List<Future<Boolean>> attempts = new ArrayList<>();
    for (int i = 0; i < 3 * LoginThrottle.AT_ADDRESS; i++) {
      attempts.add(
          threads.submit(
              () ->
                  catchThrowableOfType(Problem.class, () -> throttle.begin(email, address))
                      == null));
    }
    int allowed = 0;
    for (Future<Boolean> attempt : attempts) {
      allowed += attempt.get() ? 1 : 0;
    }
    assertThat(allowed).isBetween(LoginThrottle.AT_ADDRESS / 2, 2 * LoginThrottle.AT_ADDRESS);
    expectRefused(email, address);
  }

  @Test
  void withoutLimitsNothingIsCounted() {
    LoginThrottle unlimited = limited(Map.of("CODER_DANGEROUS_DISABLE_RATE_LIMITS", "true"));
    for (int i = 0; i < 2 * LoginThrottle.AT_ADDRESS; i++) {
      unlimited.begin(email, address);
    }
    throttle.begin(email, address);
  }

  @Test
  void whatNoLongerCountsIsPurged() {
    fail(3, address);
    LoginAttempt later = LoginAttempt.at(clock.instant().plusSeconds(1), email, address);
    purge();
    assertThat(failed.before(later).here()).hasSize(3);
    movable.advance(FailedLogins.WINDOW.plusMinutes(1));
    purge();
    assertThat(failed.before(later).here()).isEmpty();
  }

  private void purge() {
    while (failed.purgeBatch() > 0) {}
  }
}
