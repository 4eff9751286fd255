package io.latchkey.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.latchkey.access.Caller;
import io.latchkey.fixture.ContainerTest;
import io.latchkey.fixture.MovableClock;
import io.latchkey.fixture.RowLock;
import io.latchkey.problem.Problem;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A use that is written down late, or by a node whose clock is wrong, gives no key a life that has
 * ended (token API 2.4): every use here is of a session whose end is due to slide.
 */
@ContainerTest
class LateUseIT {

  private static final String ADDRESS = "192.0.2.7";
  private static final Duration SKEW = Duration.ofSeconds(20);

  @Inject MovableClock movable;
  @Inject Clock clock;
  @Inject ApiKeyCreation creation;
  @Inject KeyUse keys;
  @Inject KeyEnding ending;

  @Resource(lookup = "jdbc/latchkey")
  DataSource database;

  @Resource ManagedExecutorService threads;

  private KeyRows rows;
  private UUID user;
  private KeySecret session;

  @BeforeEach
  void aSessionWithTwoHoursLeft() throws SQLException {
    rows = new KeyRows(database);
    user = rows.addUser();
    session = creation.createSession(user, anybody -> {}, ADDRESS);
    endAt(clock.instant().plus(Duration.ofHours(2)));
  }

  @AfterEach
  void resetClock() throws SQLException {
    movable.reset();
    rows.removeUser(user);
  }

  @Test
  void anExpiryAnsweredWhileTheUseWaitsIsNotUndone() throws Exception {
    PresentedKey used = keys.authenticate(session);
    Future<?> late;
    try (RowLock lock = RowLock.of(database, "users", KeyRows.bytes(user))) {
      late = threads.submit(() -> keys.recordUse(used, ADDRESS));
      lock.awaitWaiter(late);
      assertThat(late.isDone()).isFalse();
      ending.expire(SampleCallers.unrestricted(), session.id());
    }
    late.get();
    assertThat(end()).isBefore(clock.instant());
    assertThat(refusal()).startsWith("API key expired at ");
  }

  @Test
  void aUseOfAnotherNodeThatSlidTheEndMeanwhileIsNotSlidBack() throws SQLException {
    PresentedKey used = keys.authenticate(session);
    Instant slid = wholeSecond().plus(Duration.ofHours(23));
    endAt(slid);
    keys.recordUse(used, ADDRESS);
    assertThat(end()).isEqualTo(slid);
  }

  @Test
  void aSessionThatIsOverByTheDatabasesClockGetsNoNewLifeFromASlowNode() throws SQLException {
    Instant over = wholeSecond().minusSeconds(1);
    endAt(over);
    movable.advance(SKEW.negated());
    PresentedKey used = keys.authenticate(session);
    keys.recordUse(used, ADDRESS);
    assertThat(end()).isEqualTo(over);
    movable.reset();
    assertThat(refusal()).startsWith("API key expired at ");
  }

  /** It may still read, for as long as the clock is late, and leaves nothing behind. */
  @Test
  void aKeyThatIsOverByTheDatabasesClockMakesNoTokenOnASlowNode() throws SQLException {
    movable.advance(SKEW.negated());
    endAt(wholeSecond().plus(SKEW).minusSeconds(2));
    Caller caller = keys.authenticate(session).caller();
    Problem refused =
        catchThrowableOfType(
            Problem.class, () -> creation.createToken(caller, user, TokenWish.NOTHING, ADDRESS));
    assertThat(refused).isNotNull();
    assertThat(refused.body().detail()).startsWith("API key expired at ");
    assertThat(rows.count(user)).isEqualTo(1);
  }

  @Test
  void anExpiryByAFastNodeHoldsOnTheOthersAtOnce() throws SQLException {
    movable.advance(SKEW);
    ending.expire(SampleCallers.unrestricted(), session.id());
    movable.reset();
    assertThat(end()).isBefore(clock.instant());
    assertThat(refusal()).startsWith("API key expired at ");
  }

  @Test
  void anExpiryByASlowNodeIsSeenByItself() throws SQLException {
    movable.advance(SKEW.negated());
    ending.expire(SampleCallers.unrestricted(), session.id());
    assertThat(refusal()).startsWith("API key expired at ");
  }

  /** Whoever ends it learns that it is over everywhere: the slow node must not see time left. */
  @Test
  void anExpiryOfAKeyThatHasJustEndedByItselfHoldsOnASlowNodeToo() throws SQLException {
    endAt(wholeSecond().minusSeconds(1));
    ending.expire(SampleCallers.unrestricted(), session.id());
    movable.advance(SKEW.negated());
    assertThat(refusal()).startsWith("API key expired at ");
  }

  @Test
  void aUseInTimeIsWrittenDown() throws SQLException {
    PresentedKey used = keys.authenticate(session);
    keys.recordUse(used, "192.0.2.8");
    String query = "select last_used, ip_address from api_keys where id = ?";
    assertThat(rows.ask(query, session.id()).get(0)).isNotNull();
    assertThat(rows.ask(query, session.id()).get(1)).isEqualTo("192.0.2.8");
    assertThat(end()).isAfter(clock.instant().plus(Duration.ofHours(23)));
  }

  /** To a MariaDB plain JDBC sends no fractions of it. */
  private Instant wholeSecond() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private void endAt(Instant end) throws SQLException {
    rows.update("update api_keys set expires_at = ? where id = ?", KeyRows.utc(end), session.id());
  }

  private Instant end() throws SQLException {
    return (Instant) rows.ask("select expires_at from api_keys where id = ?", session.id()).get(0);
  }

  private String refusal() {
    return catchThrowableOfType(Problem.class, () -> keys.authenticate(session)).body().detail();
  }
}
