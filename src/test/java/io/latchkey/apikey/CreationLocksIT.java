package io.latchkey.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.access.AllowList;
import io.latchkey.access.Caller;
import io.latchkey.access.Role;
import io.latchkey.access.ScopeSet;
import io.latchkey.fixture.ContainerTest;
import io.latchkey.fixture.RowLock;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A creation locks what it decides on with one statement, the users' rows before that of the key,
 * like everything else that locks both: otherwise they would deadlock.
 */
@ContainerTest
class CreationLocksIT {

  @Inject ApiKeyCreation creation;
  @Inject Clock clock;

  @Resource(lookup = "jdbc/latchkey")
  DataSource database;

  @Resource ManagedExecutorService threads;

  private KeyRows rows;
  private UUID user;
  private UUID other;
  private KeySecret session;

  @BeforeEach
  void makeUsers() throws SQLException {
    rows = new KeyRows(database);
    user = rows.addUser();
    other = rows.addUser();
    rows.update("update users set roles = 'owner' where id = ?", KeyRows.bytes(user));
    session = creation.createSession(user, anybody -> {}, "192.0.2.7");
  }

  @AfterEach
  void removeUsers() throws SQLException {
    rows.removeUser(user);
    rows.removeUser(other);
  }

  @Test
  void itsUserIsLockedBeforeTheKey() throws Exception {
    whileTheKeyIsLocked(user, List.of(user));
  }

  @Test
  void bothUsersAreLockedBeforeTheKey() throws Exception {
    whileTheKeyIsLocked(other, List.of(user, other));
  }

  private void whileTheKeyIsLocked(UUID owner, List<UUID> locked) throws Exception {
    Future<KeySecret> creating;
    try (RowLock key = RowLock.of(database, "api_keys", session.id())) {
      creating =
          threads.submit(
              () -> creation.createToken(caller(), owner, TokenWish.NOTHING, "192.0.2.7"));
      key.awaitWaiter(creating);
      assertThat(creating.isDone()).isFalse();
      for (UUID each : locked) {
        assertThat(isLocked(each)).isTrue();
      }
    }
    creating.get();
    assertThat(rows.count(owner)).isEqualTo(owner.equals(user) ? 2 : 1);
  }

  private Caller caller() {
    return new Caller(
        user,
        "",
        Set.of(Role.OWNER),
        session.id(),
        ScopeSet.ALL,
        AllowList.ANY,
        clock.instant().plus(Duration.ofHours(1)));
  }

  private boolean isLocked(UUID id) throws SQLException {
    String query = "select id from users where id = ? for update nowait";
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement statement = connection.prepareStatement(query)) {
        statement.setBytes(1, KeyRows.bytes(id));
        statement.executeQuery().close();
        return false;
      } catch (SQLException locked) {
        return true;
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }
}
