package io.latchkey.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.LockWaits;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Keys are expired in an emergency beside servers that run, on a machine whose clock may be wrong.
 */
class ExpireKeysTest {
  private static final String URL =
      "jdbc:h2:mem:expire-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000";

  private final ExecutorService other = Executors.newSingleThreadExecutor();
  private Connection connection;

  @BeforeEach
  void makeUsers() throws SQLException {
    connection = new TwoUsers(URL).make();
  }

  @AfterEach
  void close() throws SQLException {
    other.shutdownNow();
    connection.close();
  }

  @Test
  void aFastClockDoesNotLeaveKeysAliveForAWhile() throws SQLException {
    Clock fast = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(5));
    assertThat(new OfflineDatabase(connection, fast).expireKeys(Optional.empty())).isEqualTo(4);
    try (ResultSet row =
        connection.createStatement().executeQuery("select max(expires_at) from api_keys")) {
      row.next();
      assertThat(row.getObject(1, LocalDateTime.class))
          .isBeforeOrEqualTo(LocalDateTime.now(ZoneOffset.UTC));
    }
  }

  @Test
  void aKeyThatIsBeingMadeIsWaitedForAndExpired() throws Exception {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL(URL);
    database.setUser("sa");
    try (Connection server = database.getConnection();
        Statement making = server.createStatement()) {
      server.setAutoCommit(false);
      making.execute("select id from users for update");
      Future<Integer> expired = other.submit(this::expireEverybody);
      new LockWaits(database).awaitOne();
      making.execute(
          "insert into api_keys select 'made-late', hashed_secret, user_id, login_type, token_name,"
              + " scopes, allow_list, lifetime_seconds, ip_address, created_at, updated_at,"
              + " expires_at, last_used, ended from api_keys where id = 'live1-1'");
      server.commit();
      assertThat(expired.get()).isEqualTo(5);
    }
  }

  @Test
  void theKeysAreMarkedAsEndedAndServersAreToldInTheSameTransaction() throws Exception {
    connection.setAutoCommit(false);
    OfflineDatabase database = new OfflineDatabase(connection, Clock.systemUTC());
    assertThat(database.expireKeys(Optional.of("olga"))).isEqualTo(2);
    assertThat(numberOf("select count(*) from revocation_log")).as("before the commit").isZero();
    connection.commit();
    database.awaitServers();
    assertThat(numberOf("select count(*) from api_keys where ended = true")).isEqualTo(3);
    assertThat(
            numberOf(
                "select count(*) from revocation_log where key_id is null"
                    + " and user_id = (select id from users where username = 'Olga')"))
        .isEqualTo(1);
    connection.setAutoCommit(false);
    assertThat(database.expireKeys(Optional.empty())).isEqualTo(2);
    connection.commit();
    database.awaitServers();
    assertThat(numberOf("select count(*) from revocation_log where user_id is null")).isEqualTo(1);
  }

  @Test
  void aRowThatWasLongInComingIsWrittenAgain() throws Exception {
    connection.setAutoCommit(false);
    OfflineDatabase database = new OfflineDatabase(connection, Clock.systemUTC());
    database.expireKeys(Optional.empty());
    try (Statement late = connection.createStatement()) {
      late.execute("update revocation_log set created_at = dateadd(second, -3, created_at)");
    }
    connection.commit();
    database.awaitServers();
    assertThat(numberOf("select count(*) from revocation_log")).isEqualTo(2);
  }

  @Test
  void aDatabaseThatNoServerHasMigratedYetIsChangedAllTheSame() throws Exception {
    try (Statement older = connection.createStatement()) {
      older.execute("drop table revocation_log");
      older.execute("drop table lease_holders");
      older.execute("alter table api_keys drop column ended");
    }
    connection.setAutoCommit(false);
    OfflineDatabase database = new OfflineDatabase(connection, Clock.systemUTC());
    assertThat(database.expireKeys(Optional.empty())).isEqualTo(4);
    connection.commit();
    database.awaitServers();
    assertThat(numberOf("select count(*) from api_keys where expires_at > '2998-01-01'")).isZero();
  }

  /** As another connection sees it. */
  private static int numberOf(String query) throws SQLException {
    try (Connection reader = DriverManager.getConnection(URL, "sa", "");
        ResultSet row = reader.createStatement().executeQuery(query)) {
      row.next();
      return row.getInt(1);
    }
  }

  private int expireEverybody() throws SQLException {
    try (Connection own = DriverManager.getConnection(URL, "sa", "")) {
      own.setAutoCommit(false);
      int keys = new OfflineDatabase(own, Clock.systemUTC()).expireKeys(Optional.empty());
      own.commit();
      return keys;
    }
  }
}
