package io.latchkey.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.access.AllowList;
import io.latchkey.access.Caller;
import io.latchkey.access.ScopeSet;
import io.latchkey.fixture.ContainerTest;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What of a key lies in the database (token API 10.1, 2.1). */
@ContainerTest
class KeyStorageIT {

  @Resource(lookup = "jdbc/latchkey")
  DataSource dataSource;

  @Inject ApiKeyCreation creation;
  @Inject Clock clock;

  private final UUID user = UUID.randomUUID();
  private final UUID organization = UUID.randomUUID();

  @BeforeEach
  void aUser() throws SQLException {
    update(
        "insert into organizations (id, name, display_name, description, icon, is_default,"
            + " created_at, updated_at) values (?, ?, '', '', '', false, ?, ?)",
        bytes(organization),
        organization.toString().substring(4),
        utcNow(),
        utcNow());
    update(
        "insert into users (id, organization_id, username, username_key, email, name, avatar_url,"
            + " login_type, status, roles, service_account, deleted, created_at, updated_at)"
            + " values (?, ?, ?, ?, '', '', '', 'password', 'active', '', false, false, ?, ?)",
        bytes(user),
        bytes(organization),
        user.toString().substring(4),
        user.toString().substring(4),
        utcNow(),
        utcNow());
  }

  @AfterEach
  void noUser() throws SQLException {
    update("delete from users where id = ?", (Object) bytes(user));
    update("delete from organizations where id = ?", (Object) bytes(organization));
  }

  @Test
  void onlyTheHashOfTheSecretHalfIsKept() throws Exception {
    KeySecret key = creation.createSession(user, anybody -> {}, "192.0.2.7");
    String secret = key.reveal().substring(11);
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement("select * from api_keys where id = ?")) {
      query.setString(1, key.id());
      try (ResultSet row = query.executeQuery()) {
        assertThat(row.next()).isTrue();
        assertThat(row.getBytes("hashed_secret")).isEqualTo(hash);
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
          assertThat(String.valueOf(row.getString(column))).doesNotContain(secret);
        }
        assertThat(row.getString("ip_address")).isEqualTo("192.0.2.7");
      }
    }
  }

  @Test
  void timesAreKeptInUtcToTheMicrosecond() throws SQLException {
    Instant before = clock.instant();
    KeySecret key = creation.createSession(user, anybody -> {}, "127.0.0.1");
    Instant created = stored("created_at", key);
    assertThat(created).isBetween(before, clock.instant());
    assertThat(created).isEqualTo(created.truncatedTo(ChronoUnit.MICROS));
    assertThat(stored("expires_at", key)).isEqualTo(created.plus(1, ChronoUnit.DAYS));
  }

  @Test
  void anIdThatIsTakenIsNotGivenAgain() throws SQLException {
    KeySecret first = creation.createSession(user, anybody -> {}, "127.0.0.1");
    ScriptedRandom.drawNext(first.id());
    KeySecret second = creation.createSession(user, anybody -> {}, "127.0.0.1");
    assertThat(ScriptedRandom.isExhausted()).as("the id was drawn a second time").isTrue();
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(stored("created_at", first)).isBeforeOrEqualTo(stored("created_at", second));
  }

  /** It is the id that is taken, not the name. */
  @Test
  void aTokenWhoseIdIsTakenGetsAnother() throws SQLException {
    KeySecret session = creation.createSession(user, anybody -> {}, "127.0.0.1");
    KeySecret other = creation.createSession(user, anybody -> {}, "127.0.0.1");
    ScriptedRandom.drawNext(other.id());
    KeySecret token = creation.createToken(caller(session), user, wish("named"), "127.0.0.1");
    assertThat(ScriptedRandom.isExhausted()).as("the id was drawn a second time").isTrue();
    assertThat(token.id()).isNotEqualTo(other.id());
    assertThat(name(token)).isEqualTo("named");
  }

  @Test
  void aMadeUpNameThatIsTakenIsMadeLonger() throws SQLException {
    KeySecret session = creation.createSession(user, anybody -> {}, "127.0.0.1");
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      String secret = UUID.randomUUID().toString().replace("-", "");
      ScriptedRandom.drawNext(secret + "000"); // the first adjective, surname and digit
      KeySecret token = creation.createToken(caller(session), user, TokenWish.NOTHING, "127.0.0.1");
      names.add(name(token));
    }
    assertThat(names.get(0)).isEqualTo("amber_babbage0");
    assertThat(names.get(1)).matches("[a-z]+_[a-z]+[0-9]_[0-9]+");
  }

  private Caller caller(KeySecret session) {
    return new Caller(
        user,
        "",
        Set.of(),
        session.id(),
        ScopeSet.ALL,
        AllowList.ANY,
        clock.instant().plus(1, ChronoUnit.HOURS));
  }

  private static TokenWish wish(String name) {
    return new TokenWish(Optional.empty(), Optional.empty(), Optional.of(name), null);
  }

  private String name(KeySecret token) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement("select token_name from api_keys where id = ?")) {
      query.setString(1, token.id());
      try (ResultSet row = query.executeQuery()) {
        assertThat(row.next()).isTrue();
        return row.getString(1);
      }
    }
  }

  @Test
  void theClockTicksInMicroseconds() {
    for (int i = 0; i < 1_000; i++) {
      Instant now = clock.instant();
      assertThat(now).isEqualTo(now.truncatedTo(ChronoUnit.MICROS));
    }
  }

  /** As it lies there: read as text, so that no driver turns it into the time of another zone. */
  private Instant stored(String column, KeySecret key) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement("select " + column + " from api_keys where id = ?")) {
      query.setString(1, key.id());
      try (ResultSet row = query.executeQuery()) {
        assertThat(row.next()).isTrue();
        String text = row.getString(1).replaceFirst("\\+00$", "").replace(' ', 'T');
        return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
      }
    }
  }

  private LocalDateTime utcNow() {
    return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private void update(String statement, Object... parameters) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update = connection.prepareStatement(statement)) {
      for (int i = 0; i < parameters.length; i++) {
        update.setObject(i + 1, parameters[i]);
      }
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  private static byte[] bytes(UUID id) {
    return java.nio.ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
