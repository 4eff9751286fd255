package io.latchkey.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.ContainerTest;
import io.latchkey.fixture.RowLock;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The registration of a node that slept for long is purged, unless the node has just woken. */
@ContainerTest
class LeaseHoldersIT {

  private static final int SLEPT_HOURS = 3;

  @Inject LeaseHolders holders;

  @Resource(lookup = "jdbc/latchkey")
  DataSource database;

  @Resource ManagedExecutorService threads;

  private final UUID node = UUID.randomUUID();

  @BeforeEach
  void aNodeThatSleeps() throws SQLException {
    holders.register(node, Duration.ofMillis(100));
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement("update lease_holders set seen_at = ? where id = ?")) {
      update.setObject(1, hoursAgo(SLEPT_HOURS));
      update.setBytes(2, bytes());
      update.executeUpdate();
    }
  }

  @AfterEach
  void remove() {
    holders.remove(node);
  }

  @Test
  void aNodeThatHasSleptForHoursIsForgotten() throws SQLException {
    holders.purgeBatch();
    assertThat(isRegistered()).isFalse();
  }

  /** With its registration gone, nobody would wait for the lease that it now gets. */
  @Test
  void aNodeThatWakesWhileThePurgeRunsStaysRegistered() throws Exception {
    Future<Integer> purge;
    try (RowLock waking = RowLock.of(database, "lease_holders", bytes())) {
      waking.change("update lease_holders set seen_at = ? where id = ?", hoursAgo(0), bytes());
      purge = threads.submit(holders::purgeBatch);
      waking.awaitWaiter(purge);
      waking.commit();
    }
    purge.get();
    assertThat(isRegistered()).isTrue();
  }

  private boolean isRegistered() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement("select 1 from lease_holders where id = ?")) {
      query.setBytes(1, bytes());
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    }
  }

  private static LocalDateTime hoursAgo(int hours) {
    return LocalDateTime.now(ZoneOffset.UTC).minusHours(hours);
  }

  private byte[] bytes() {
    return ByteBuffer.allocate(16)
        .putLong(node.getMostSignificantBits())
        .putLong(node.getLeastSignificantBits())
        .array();
  }
}
