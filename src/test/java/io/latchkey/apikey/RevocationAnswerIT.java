package io.latchkey.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latchkey.fixture.ContainerTest;
import io.latchkey.problem.Problem;
import io.latchkey.revocation.LeaseHolders;
import io.latchkey.revocation.RevocationLog;
import io.latchkey.revocation.RevocationWait;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds up the polls of a node holds up no answer whose wait is over. */
@ContainerTest
class RevocationAnswerIT {

  private static final int ALL_CONNECTIONS = 20;

  /** Less than a poll waits for a connection. */
  private static final int SOON_MS = 7_000;

  @Inject RevocationLog log;
  @Inject RevocationWait wait;
  @Inject LeaseHolders holders;
  @Inject KeyAuthentication keys;

  @Resource(lookup = "jdbc/latchkey")
  DataSource database;

  private final UUID node = UUID.randomUUID();

  /** So that there is something to wait for, and that this node polls. */
  @BeforeEach
  void register() {
    holders.register(node, Duration.ofMillis(500));
    KeySecret unknown = KeySecret.parse("0123456789-" + "x".repeat(22));
    assertThatThrownBy(() -> keys.authenticate(unknown, "192.0.2.7")).isInstanceOf(Problem.class);
  }

  @AfterEach
  void remove() {
    holders.remove(node);
  }

  @Test
  void aPollThatWaitsForAConnectionHoldsUpNoAnswer() throws Exception {
    List<Connection> taken = new ArrayList<>();
    try {
      while (taken.size() < ALL_CONNECTIONS - 1) {
        taken.add(database.getConnection());
      }
      CompletableFuture<String> answer =
          wait.answer(log.ofUser(UUID.randomUUID(), "ended")).toCompletableFuture();
      taken.add(database.getConnection());
      assertThat(answer.get(SOON_MS, TimeUnit.MILLISECONDS)).isEqualTo("ended");
    } finally {
      for (Connection connection : taken) {
        connection.close();
      }
    }
  }

  /** A client that does not read its answer takes up a thread, not the only one. */
  @Test
  void anAnswerThatIsNotTakenHoldsUpNoOther() throws Exception {
    CountDownLatch read = new CountDownLatch(1);
    try {
      CompletableFuture<String> slow =
          wait.answer(log.ofUser(UUID.randomUUID(), "slow"), text -> afterwards(read, text))
              .toCompletableFuture();
      CompletableFuture<String> other =
          wait.answer(log.ofUser(UUID.randomUUID(), "other")).toCompletableFuture();
      assertThat(other.get(SOON_MS, TimeUnit.MILLISECONDS)).isEqualTo("other");
      assertThat(slow.isDone()).isFalse();
    } finally {
      read.countDown();
    }
  }

  private static String afterwards(CountDownLatch event, String text) {
    try {
      event.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return text;
  }
}
