package io.latchkey.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.latchkey.fixture.ContainerTest;
import io.latchkey.fixture.MovableClock;
import io.latchkey.problem.Problem;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Keys that ended long ago are removed (token API 10.2), by the database's clock: time passes here
 * in that rows get older.
 */
@ContainerTest
class PurgeIT {
  private static final Duration RETENTION = Duration.ofDays(7);
  private static final String CLAIMED = "update purge_runs set started_at = ?";

  @Inject MovableClock movable;
  @Inject Clock clock;
  @Inject ApiKeyCreation creation;
  @Inject KeyUse keys;
  @Inject ExpiredKeys expired;
  @Inject Purge purge;

  @Resource(lookup = "jdbc/latchkey")
  DataSource database;

  @Resource ManagedExecutorService threads;

  private KeyRows rows;
  private UUID user;

  @BeforeEach
  void purgeWhatIsThere() throws SQLException {
    rows = new KeyRows(database);
    user = rows.addUser();
    while (expired.purgeBatch() > 0) {}
    letAnybodyRun();
  }

  @AfterEach
  void resetClock() throws SQLException {
    movable.reset();
    letAnybodyRun();
    rows.removeUser(user);
  }

  private void letAnybodyRun() throws SQLException {
    rows.update(CLAIMED, KeyRows.utc(Instant.parse("1970-01-02T00:00:00Z")));
  }

  private void passFiveMinutesSinceTheLastRun() throws SQLException {
    Instant last = (Instant) rows.ask("select started_at from purge_runs").get(0);
    rows.update(CLAIMED, KeyRows.utc(last.minus(Duration.ofMinutes(5))));
  }

  @Test
  void keysOfAnyTypeStayForSevenDaysAfterTheirEnd() throws SQLException {
    Instant limit = clock.instant().minus(RETENTION);
    rows.addKeys("oldS", 2, user, "password", limit.minusSeconds(1));
    rows.addKeys("oldT", 2, user, "token", limit.minus(Duration.ofDays(900)));
    rows.addKeys("endS", 2, user, "password", limit.plus(Duration.ofMinutes(5)));
    rows.addKeys("endT", 2, user, "token", clock.instant().minusSeconds(1));
    rows.addKeys("live", 2, user, "token", clock.instant().plus(RETENTION));
    purge.run();
    assertThat(rows.count(user)).isEqualTo(6);
    rows.update(
        "update api_keys set expires_at = ? where id like 'endS%'",
        KeyRows.utc(limit.minusSeconds(1)));
    letAnybodyRun();
    purge.run();
    assertThat(rows.count(user)).isEqualTo(4);
  }

  @Test
  void aNodeWhoseClockIsAheadPurgesNothingTooEarlyAndNotTooOften() throws SQLException {
    rows.addKeys("endT", 2, user, "token", clock.instant().minus(RETENTION.minusDays(1)));
    assertThat(expired.claimRun()).isTrue();
    movable.advance(Duration.ofDays(2));
    assertThat(expired.claimRun()).isFalse();
    assertThat(expired.purgeBatch()).isZero();
    assertThat(rows.count(user)).isEqualTo(2);
  }

  @Test
  void aBatchIsAThousand() throws SQLException {
    rows.addKeys("bulk", 1_100, user, "token", clock.instant().minus(RETENTION.plusHours(1)));
    assertThat(expired.purgeBatch()).isEqualTo(1_000);
    assertThat(rows.count(user)).isEqualTo(100);
    assertThat(expired.purgeBatch()).isEqualTo(100);
    assertThat(expired.purgeBatch()).isZero();
  }

  @Test
  void aRunRemovesTenThousandAtTheMost() throws SQLException {
    rows.addKeys("bulk", 10_001, user, "token", clock.instant().minus(RETENTION.plusHours(1)));
    purge.run();
    assertThat(rows.count(user)).isEqualTo(1);
    purge.run();
    assertThat(rows.count(user)).as("keys left by a run that came too soon").isEqualTo(1);
    letAnybodyRun();
    purge.run();
    assertThat(rows.count(user)).isZero();
  }

  @Test
  void aRunRemovesAllFailedLoginsThatNoLongerCountHoweverMany() throws SQLException {
    Instant old = clock.instant().minus(Duration.ofHours(1));
    rows.addFailedLogins("purged", 10_500, old);
    purge.run();
    assertThat(rows.countFailedLogins("purged")).isZero();
  }

  @Test
  void oneOfSeveralNodesRunsOnceInTenMinutes() throws Exception {
    for (int round = 0; round < 3; round++) {
      List<Future<Boolean>> nodes = new ArrayList<>();
      for (int node = 0; node < 4; node++) {
        nodes.add(threads.submit(() -> expired.claimRun()));
      }
      int claims = 0;
      for (Future<Boolean> node : nodes) {
        claims += node.get() ? 1 : 0;
      }
      assertThat(claims).isOne();
      passFiveMinutesSinceTheLastRun();
      assertThat(expired.claimRun()).isFalse();
      passFiveMinutesSinceTheLastRun();
    }
  }

  @Test
  void theHelpfulTextLastsUntilTheKeyIsPurged() throws SQLException {
    KeySecret session = creation.createSession(user, anybody -> {}, "192.0.2.7");
    Instant end = clock.instant().minus(RETENTION).plus(Duration.ofMinutes(2));
    String change = "update api_keys set expires_at = ? where id = ?";
    rows.update(change, KeyRows.utc(end), session.id());
    expired.purgeBatch();
    assertThat(refusal(session))
        .startsWith("API key expired at \"" + end.toString().substring(0, 10));
    rows.update(change, KeyRows.utc(end.minus(Duration.ofMinutes(3))), session.id());
    assertThat(refusal(session)).startsWith("API key expired at ");
    assertThat(expired.purgeBatch()).isEqualTo(1);
    assertThat(refusal(session)).isEqualTo("API key is invalid.");
  }

  private String refusal(KeySecret key) {
    return catchThrowableOfType(Problem.class, () -> keys.authenticate(key)).body().detail();
  }
}
