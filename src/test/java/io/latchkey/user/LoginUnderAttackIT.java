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
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom many addresses that guess one account's password keep waiting, and for how long. */
@ContainerTest
class LoginUnderAttackIT {
  @Inject MovableClock movable;
  @Inject Clock clock;
  @Inject FailedLogins failed;
  @Inject KnownAddresses known;

  @Resource ManagedExecutorService threads;

  @Resource(lookup = "jdbc/latchkey")
  DataSource database;

  private final String email = Fixtures.unique("guessed") + "@example.com";
  private final String address = Fixtures.unique("at");

  private LoginThrottle throttle;

  @BeforeEach
  @SuppressWarnings("UnnecessaryAssignment") // the deployment has no limits
  void limitAsByDefault() {
    throttle = new LoginThrottle();
    throttle.clock = clock;
    throttle.settings = SampleSettings.defaults();
    throttle.failed = failed;
    throttle.known = known;
  }

  @AfterEach
  void resetClock() {
    movable.reset();
  }

  /** Ten addresses fail until the account as a whole is under attack. */
  private void attack(String victim) {
    for (int i = 0; i < LoginThrottle.AT_ACCOUNT; i++) {
      throttle.begin(victim, address + "-" + i % 10);
    }
  }

  private static String hex() {
    return Integer.toHexString(ThreadLocalRandom.current().nextInt(1, 0x10000));
  }

  private boolean getsIn(String victim, String at) {
    return catchThrowableOfType(Problem.class, () -> throttle.begin(victim, at)) == null;
  }

  @Test
  void underAttackTheOwnerGetsInAtOnceFromAnAddressOfAnEarlierLogin() {
    String known = "2001:db8:" + hex() + ":" + hex() + "::";
    throttle.succeeded(throttle.begin(email, known + 1));
    attack(email);
    movable.advance(Duration.ofSeconds(40));
    throttle.begin(email, known + 2);
    throttle.begin(email.toUpperCase(Locale.ROOT), known + 3);
  }

  @Test
  void underAttackTheOwnerGetsInFromANewAddressWithinTwoMinutes() {
    for (int i = 0; i < 8; i++) {
      String victim = i + email;
      attack(victim);
      movable.advance(Duration.ofSeconds(17L * i));
      String home = Fixtures.unique("home");
      Problem refused = catchThrowableOfType(Problem.class, () -> throttle.begin(victim, home));
      if (refused != null) {
        long seconds = Long.parseLong(refused.headers().get("Retry-After"));
        assertThat(seconds).isBetween(1L, 120L);
        movable.advance(Duration.ofSeconds(seconds));
        throttle.succeeded(throttle.begin(victim, home));
      }
    }
  }

  @Test
  void underAttackNewAddressesGetFewerThanHalfOfTheirGuessesThrough() {
    attack(email);
    int through = 0;
    for (int i = 0; i < 300; i++) {
      through += getsIn(email, address + "-new-" + i) ? 1 : 0;
    }
    assertThat(through).isBetween(40, 149);
  }

  @Test
  void underAttackTheSameAddressesGetFewerThanHalfOfTheirGuessesThrough() {
    attack(email);
    int addresses = 30;
    int through = 0;
    for (Duration time = Duration.ZERO;
        time.compareTo(FailedLogins.WINDOW) < 0;
        time = time.plusSeconds(15)) {
      for (int i = 0; i < addresses; i++) {
        through += getsIn(email, address + "-new-" + i) ? 1 : 0;
      }
      movable.advance(Duration.ofSeconds(15));
    }
    assertThat(through).isBetween(addresses, addresses * LoginThrottle.AT_ADDRESS / 2);
  }

  @Test
  void oneAttemptGetsThroughInATurnHoweverManyAreMadeAtOnce() throws Exception {
    attack(email);
    String inTurn = address + "-turn-";
    int number = 0;
    while (!isInTurn(inTurn + number)) {
      number++;
    }
    String at = inTurn + number;
    List<Future<Boolean>> attempts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      attempts.add(threads.submit(() -> getsIn(email, at)));
    }
    int through = 0;
    for (Future<Boolean> attempt : attempts) {
      through += attempt.get() ? 1 : 0;
    }
    assertThat(through).isOne();
  }

  /** Whether an attempt there would be let in; it leaves nothing behind. */
  private boolean isInTurn(String at) {
    try {
      throttle.withdrawn(throttle.begin(email, at));
      return true;
    } catch (Problem refused) {
      return false;
    }
  }

  @Test
  void loginsAtOnceFromANewAddressAllSucceed() throws Exception {
    for (int round = 0; round < 5; round++) {
      LoginAttempt login = LoginAttempt.at(clock.instant(), round + email, address);
      List<Future<?>> logins = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        logins.add(threads.submit(() -> throttle.succeeded(login)));
      }
      for (Future<?> done : logins) {
        done.get();
      }
      assertThat(failed.before(login).lastLogin().isPresent()).isTrue();
    }
  }

  @Test
  void anAddressIsForgottenNinetyDaysAfterItsLastLogin() throws SQLException {
    LoginAttempt login = LoginAttempt.at(clock.instant(), email, address);
    known.add(login);
    assertThat(failed.before(login).lastLogin().isPresent()).isTrue();
    age(login, KnownAddresses.KEPT.plusMinutes(1));
    assertThat(failed.before(login).lastLogin().isPresent()).isFalse();
    known.add(login);
    assertThat(failed.before(login).lastLogin().isPresent()).isTrue();
    age(login, KnownAddresses.KEPT.minusMinutes(5));
    assertThat(known.purgeBatch()).isZero();
    age(login, KnownAddresses.KEPT.plusMinutes(1));
    assertThat(known.purgeBatch()).isOne();
  }

  private void age(LoginAttempt login, Duration age) throws SQLException {
    String update = "update known_addresses set last_login_at = ? where id = ?";
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(update)) {
      UUID id = login.place();
      statement.setObject(1, LocalDateTime.ofInstant(clock.instant().minus(age), ZoneOffset.UTC));
      statement.setBytes(
          2,
          ByteBuffer.allocate(16)
              .putLong(id.getMostSignificantBits())
              .putLong(id.getLeastSignificantBits())
              .array());
      assertThat(statement.executeUpdate()).isOne();
    }
  }
}
