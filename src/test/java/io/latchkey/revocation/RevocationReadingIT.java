package io.latchkey.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.latchkey.fixture.ContainerTest;
import io.latchkey.lease.Revocation;
import io.latchkey.lease.RevokerTerms;
import io.latchkey.storage.Database;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The log as a poll reads it, and as whoever revokes does, on the database of the tests. */
@ContainerTest
class RevocationReadingIT {

  private final UUID holder = UUID.randomUUID();
  private final UUID user = UUID.randomUUID();

  @Inject RevocationReading reading;
  @Inject LeaseHolders holders;
  @Inject RevocationLog log;
  @Inject RevocationWait wait;
  @Inject Database clock;

  @Resource(lookup = "jdbc/latchkey")
  DataSource database;

  @AfterEach
  void remove() {
    holders.remove(holder);
  }

  @Test
  void aNodeThatIsNotRegisteredReadsNothing() {
    log.ofKey("unregister", null);
    assertThat(reading.read(holder)).isEmpty();
    holders.register(holder, Duration.ofMillis(100));
    assertThat(reading.read(holder)).isPresent();
    holders.remove(holder);
    assertThat(reading.read(holder)).isEmpty();
  }

  @Test
  void whatIsWrittenIsRead() {
    holders.register(holder, Duration.ofMillis(100));
    Instant before = clock.now();
    UUID ofKey = log.ofKey("writtenkey", null).row();
    UUID ofUser = log.ofUser(user, null).row();
    PollAnswer answer = reading.read(holder).orElseThrow();
    assertThat(answer.rows())
        .contains(
            new Revocation<>(ofKey, Optional.of("writtenkey"), Optional.empty(), at(answer, ofKey)),
            new Revocation<>(ofUser, Optional.empty(), Optional.of(user), at(answer, ofUser)));
    assertThat(at(answer, ofKey)).isBetween(before, answer.now());
    assertThat(at(answer, ofUser)).isBetween(at(answer, ofKey), answer.now());
  }

  /** The machine's time zone in these tests is not UTC. */
  @Test
  void timesAreUtc() {
    holders.register(holder, Duration.ofMillis(100));
    PollAnswer answer = reading.read(holder).orElseThrow();
    assertThat(answer.now()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    assertThat(answer.registeredAt())
        .isBeforeOrEqualTo(answer.now())
        .isCloseTo(answer.now(), within(1, ChronoUnit.MINUTES));
  }

  @Test
  void onlyRowsOfTheWindowAreRead() throws SQLException {
    holders.register(holder, Duration.ofMillis(100));
    Instant now = clock.now();
    UUID old = row(now.minus(RevokerTerms.WINDOW));
    UUID young = row(now.minus(RevokerTerms.WINDOW.dividedBy(2)));
    UUID future = row(now.plus(Duration.ofHours(1)));
    assertThat(reading.read(holder).orElseThrow().rows())
        .extracting(Revocation::id)
        .contains(young, future)
        .doesNotContain(old);
    execute("delete from revocation_log where id = ?", bytes(future));
  }

  @Test
  void aRowForEverythingNamesNothing() throws SQLException {
    holders.register(holder, Duration.ofMillis(100));
    UUID everything = row(clock.now());
    assertThat(reading.read(holder).orElseThrow().rows())
        .filteredOn(row -> row.id().equals(everything))
        .singleElement()
        .matches(Revocation::isOfEverything);
  }

  @Test
  void aRegistrationIsRenewedAndNotDoubled() throws SQLException {
    holders.register(holder, Duration.ofMillis(100));
    age(Duration.ofMinutes(40));
    PollAnswer old = reading.read(holder).orElseThrow();
    assertThat(old.isTrusted()).isFalse();
    holders.register(holder, Duration.ofMillis(100));
    assertThat(reading.read(holder).orElseThrow().isToBeRenewed()).isFalse();
    assertThat(holders.renew(UUID.randomUUID())).isFalse();
  }

  /** 1.03 leases and 10 ms, whatever the other nodes' leases are. */
  @Test
  void theLongestLeaseIsWaitedFor() throws Exception {
    holders.register(holder, Duration.ofMillis(700));
    long start = System.nanoTime();
    wait.answer(log.ofUser(user, null)).toCompletableFuture().get(1, TimeUnit.MINUTES);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(731));
  }

  /** It has crashed: as long as it might only be slow it is waited for, then it is purged. */
  @Test
  void aNodeThatWasNotSeenForAnHourIsPurged() throws SQLException {
    holders.register(holder, Duration.ofMillis(100));
    age(Duration.ofMinutes(59));
    holders.purgeBatch();
    assertThat(reading.read(holder)).isPresent();
    age(Duration.ofMinutes(61));
    holders.purgeBatch();
    assertThat(reading.read(holder)).isEmpty();
  }

  /** Rule 6: a poll may have looked past it. */
  @Test
  void aRowThatWasCommittedLateIsWrittenAgain() throws Exception {
    holders.register(holder, Duration.ofMillis(100));
    Revoked<String> late = log.ofKey("late_again", "done");
    execute(
        "update revocation_log set created_at = ? where id = ?",
        utc(clock.now().minus(RevokerTerms.WINDOW.dividedBy(3))),
        bytes(late.row()));
    assertThat(wait.answer(late).toCompletableFuture().get(1, TimeUnit.MINUTES)).isEqualTo("done");
    assertThat(reading.read(holder).orElseThrow().rows())
        .filteredOn(row -> row.key().equals(Optional.of("late_again")))
        .hasSize(2);
  }

  private static Instant at(PollAnswer answer, UUID row) {
    return answer.rows().stream()
        .filter(found -> found.id().equals(row))
        .findFirst()
        .orElseThrow()
        .createdAt();
  }

  private void age(Duration age) throws SQLException {
    String change = "update lease_holders set seen_at = ? where id = ?";
    execute(change, utc(clock.now().minus(age)), bytes(holder));
  }

  /** A row that names neither key nor user. */
  private UUID row(Instant time) throws SQLException {
    UUID id = UUID.randomUUID();
    execute("insert into revocation_log (id, created_at) values (?, ?)", bytes(id), utc(time));
    return id;
  }

  private void execute(String sql, Object... values) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.execute();
    }
  }

  private static LocalDateTime utc(Instant time) {
    return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
