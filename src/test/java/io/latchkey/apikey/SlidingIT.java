package io.latchkey.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.latchkey.access.Caller;
import io.latchkey.fixture.ContainerTest;
import io.latchkey.fixture.MovableClock;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What using a key leaves behind, as time goes by (token API 2.4, D1). */
@ContainerTest
class SlidingIT {
  private static final Duration DAY = Duration.ofDays(1);

  @Inject MovableClock movable;
  @Inject Clock clock;
  @Inject HttpServletRequest here;
  @Inject ApiKeyCreation creation;

  @Resource(lookup = "jdbc/latchkey")
  DataSource database;

  private KeyRows rows;
  private UUID user;

  private record Row(Instant lastUsed, Instant expiresAt, Instant updatedAt, String address) {}

  @BeforeEach
  void makeUser() throws SQLException {
    rows = new KeyRows(database);
    user = rows.addUser();
  }

  @AfterEach
  void resetClock() throws SQLException {
    movable.reset();
    rows.removeUser(user);
  }

  @Test
  void theFirstUseIsWrittenDownAndTheNextHoursAreNot() throws Exception {
    KeySecret session = session();
    Row made = row(session);
    assertThat(made.lastUsed()).isNull();
    assertThat(made.address()).isEqualTo("192.0.2.7");
    assertThat(use(session)).isEqualTo(200);
    Row used = row(session);
    assertThat(used.lastUsed()).isCloseTo(clock.instant(), within(1, ChronoUnit.MINUTES));
    assertThat(used.expiresAt()).isEqualTo(made.expiresAt());
    assertThat(used.address()).isEqualTo("127.0.0.1");
    movable.advance(Duration.ofMinutes(58));
    assertThat(use(session)).isEqualTo(200);
    assertThat(row(session)).isEqualTo(used);
    assertThat(seen()).isEqualTo(used.lastUsed());
  }

  @Test
  void aSessionSlidesOnceAnHourOfItIsGone() throws Exception {
    KeySecret session = session();
    assertThat(use(session)).isEqualTo(200);
    Row before = row(session);
    for (int hours = 0; hours < 30; hours += 10) {
      movable.advance(Duration.ofHours(10));
      assertThat(use(session)).isEqualTo(200);
    }
    Row after = row(session);
    assertThat(after.lastUsed()).isCloseTo(clock.instant(), within(1, ChronoUnit.MINUTES));
    assertThat(after.expiresAt()).isEqualTo(after.lastUsed().plus(DAY));
    assertThat(after.updatedAt()).isEqualTo(before.updatedAt());
    assertThat(seen()).isEqualTo(after.lastUsed());
  }

  @Test
  void aSessionLeftAloneForItsLifetimeIsOver() throws Exception {
    KeySecret session = session();
    movable.advance(DAY.plusMinutes(1));
    Row before = row(session);
    assertThat(use(session)).isEqualTo(401);
    assertThat(row(session)).isEqualTo(before);
  }

  @Test
  void aTokenNeverSlides() throws Exception {
    KeySecret token = creation.createToken(ownCaller(), user, TokenWish.NOTHING, "192.0.2.7");
    Instant end = row(token).expiresAt();
    assertThat(end)
        .isCloseTo(clock.instant().plus(DAY.multipliedBy(7)), within(1, ChronoUnit.MINUTES));
    movable.advance(DAY.multipliedBy(6));
    assertThat(use(token)).isEqualTo(200);
    assertThat(row(token).lastUsed()).isCloseTo(clock.instant(), within(1, ChronoUnit.MINUTES));
    assertThat(row(token).expiresAt()).isEqualTo(end);
  }

  @Test
  void aSessionOfAnHourNeverSlides() throws Exception {
    KeySecret session = session();
    shorten(session, Duration.ofHours(1));
    Instant end = row(session).expiresAt();
    movable.advance(Duration.ofMinutes(50));
    assertThat(use(session)).isEqualTo(200);
    assertThat(row(session).lastUsed()).isNotNull();
    assertThat(row(session).expiresAt()).isEqualTo(end);
    movable.advance(Duration.ofMinutes(11));
    assertThat(use(session)).isEqualTo(401);
  }

  @Test
  void aSessionOfTwoHoursSlidesInItsSecondHour() throws Exception {
    KeySecret session = session();
    shorten(session, Duration.ofHours(2));
    Instant end = row(session).expiresAt();
    movable.advance(Duration.ofMinutes(58));
    assertThat(use(session)).isEqualTo(200);
    assertThat(row(session).expiresAt()).isEqualTo(end);
    movable.advance(Duration.ofMinutes(3));
    assertThat(use(session)).isEqualTo(200);
    assertThat(row(session).expiresAt())
        .isCloseTo(clock.instant().plus(Duration.ofHours(2)), within(1, ChronoUnit.MINUTES));
  }

  @Test
  void aDormantUserIsActiveOnceSeenEvenWhenTheKeyWasUsedLately() throws Exception {
    KeySecret session = session();
    assertThat(use(session)).isEqualTo(200);
    rows.update(
        "update users set status = 'dormant', last_seen_at = null where id = ?",
        KeyRows.bytes(user));
    assertThat(use(session)).isEqualTo(200);
    assertThat(status()).isEqualTo("active");
    assertThat(seen()).isNotNull();
  }

  @Test
  void aSuspendedUserStaysSuspended() throws Exception {
    KeySecret session = session();
    rows.update("update users set status = 'suspended' where id = ?", KeyRows.bytes(user));
    assertThat(use(session)).isEqualTo(401);
    assertThat(status()).isEqualTo("suspended");
  }

  private KeySecret session() {
    return creation.createSession(user, anybody -> {}, "192.0.2.7");
  }

  private Caller ownCaller() {
    Caller sample = SampleCallers.unrestricted();
    return new Caller(
        user,
        "slider",
        sample.roles(),
        session().id(),
        sample.scopes(),
        sample.allowList(),
        clock.instant().plus(DAY));
  }

  /** As if it had been made with this lifetime. */
  private void shorten(KeySecret session, Duration lifetime) throws SQLException {
    LocalDateTime end = KeyRows.utc(row(session).expiresAt().minus(DAY).plus(lifetime));
    String change = "update api_keys set expires_at = ?, lifetime_seconds = ? where id = ?";
    rows.update(change, end, lifetime.toSeconds(), session.id());
  }

  /** The status that a request with the key is answered with. */
  private int use(KeySecret key) throws Exception {
    URI me = URI.create("http://127.0.0.1:" + here.getLocalPort() + "/api/v2/users/me");
    HttpRequest request =
        HttpRequest.newBuilder(me).header("Coder-Session-Token", key.reveal()).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
  }

  private Row row(KeySecret key) throws SQLException {
    String query =
        "select last_used, expires_at, updated_at, ip_address from api_keys where id = ?";
    List<Object> row = rows.ask(query, key.id());
    return new Row(
        (Instant) row.get(0), (Instant) row.get(1), (Instant) row.get(2), (String) row.get(3));
  }

  private Object seen() throws SQLException {
    return rows.ask("select last_seen_at from users where id = ?", KeyRows.bytes(user)).get(0);
  }

  private Object status() throws SQLException {
    return rows.ask("select status from users where id = ?", KeyRows.bytes(user)).get(0);
  }
}
