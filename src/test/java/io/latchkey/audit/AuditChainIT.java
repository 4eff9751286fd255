package io.latchkey.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.api.AuditVerificationResponse;
import io.latchkey.fixture.ContainerTest;
import io.latchkey.fixture.Fixtures;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The chain of hashes, broken with SQL behind the application's back, and mended again. */
@ContainerTest
class AuditChainIT {
  private static final String NUMBER =
      "select sequence_number from audit_log where resource_target = ?";

  private static final String COPIED =
      ", happened_at, request_id, ip_address, user_agent, user_id, organization_id, resource_type,"
          + " resource_id, concat(substring(resource_target, 1, char_length(resource_target) - 1),"
          + " 'left'), action, status_code, diff, additional_fields, null, null";

  @Inject AuditLog log;
  @Inject AuditChain chain;
  @Inject AuditSealer sealer;

  @Resource(lookup = "jdbc/latchkey")
  DataSource database;

  @Resource ManagedExecutorService threads;
  @Resource UserTransaction transaction;

  private final String target = Fixtures.unique("chain");

  @BeforeEach
  void sealThreeRows() throws SQLException {
    for (int i = 0; i < 3; i++) {
      log.record(entry(target + i));
      sealer.sealAll();
    }
    execute("create table audit_copy as select * from audit_log");
    assertThat(chain.verify().valid()).isTrue();
  }

  @AfterEach
  void mend() throws SQLException {
    sealer.sealAll();
    execute("delete from audit_log where id in (select id from audit_copy)");
    execute("insert into audit_log select * from audit_copy");
    execute("drop table audit_copy");
    assertThat(chain.verify().valid()).isTrue();
  }

  @Test
  void anAlteredRowIsFoundWhateverWasAltered() throws SQLException {
    for (String change :
        List.of(
            "resource_target = concat(resource_target, 'x')",
            "user_id = null",
            "status_code = 500",
            "diff = '{}'",
            "additional_fields = '{\"a\":1}'",
            "ip_address = '192.0.2.1'",
            "action = 'write'",
            "happened_at = '2026-01-01 00:00:00'",
            "organization_id = resource_id",
            "row_hash = null")) {
      String where = " where resource_target like '" + target + "1%'";
      execute("update audit_log set " + change + where);
      AuditVerificationResponse found = chain.verify();
      assertThat(found.valid()).as(change).isFalse();
      assertThat(found.firstBroken()).as(change).isEqualTo(id(target + 1));
      assertThat(found.firstBrokenNumber()).isEqualTo(found.checked() + 1);
      execute("delete from audit_log" + where);
      execute("insert into audit_log select * from audit_copy" + where);
      assertThat(chain.verify().valid()).isTrue();
    }
  }

  @Test
  void aRemovedRowIsFoundByTheGap() throws SQLException {
    long number = number(target + 1);
    execute("delete from audit_log where resource_target = '" + target + "1'");
    AuditVerificationResponse found = chain.verify();
    assertThat(found.valid()).isFalse();
    assertThat(found.firstBrokenNumber()).isEqualTo(number);
    assertThat(found.firstBroken()).isNull();
    assertThat(found.head()).isNull();
  }

  @Test
  void aGapThatIsClosedByMovingTheNewerRowsIsFoundToo() throws SQLException {
    long number = number(target + 1);
    execute("delete from audit_log where sequence_number = " + number);
    execute(
        "update audit_log set sequence_number = sequence_number - 1 where sequence_number = "
            + (number + 1));
    AuditVerificationResponse found = chain.verify();
    assertThat(found.valid()).isFalse();
    assertThat(found.firstBrokenNumber()).isEqualTo(number);
  }

  @Test
  void theRemovalOfTheNewestRowIsFoundByTheHead() throws SQLException {
    long number = number(target + 2);
    execute("delete from audit_log where sequence_number = " + number);
    AuditVerificationResponse found = chain.verify();
    assertThat(found.valid()).isFalse();
    assertThat(found.checked()).isEqualTo(number - 1);
    assertThat(found.firstBrokenNumber()).isEqualTo(number);
  }

  @Test
  void aHeadThatForgetsTheNewestRowIsFound() throws SQLException {
    long number = number(target + 2);
    execute("update audit_head set row_count = row_count - 1");
    assertThat(chain.verify().valid()).isFalse();
    execute("update audit_head set row_count = " + number);
    assertThat(chain.verify().valid()).isTrue();
  }

  @Test
  void rowsOfManyWritersAtOnceFormOneChain() throws Exception {
    long before = chain.verify().checked();
    List<Future<?>> writers = new ArrayList<>();
    for (int writer = 0; writer < 8; writer++) {
      writers.add(
          threads.submit(
              () -> {
                for (int i = 0; i < 25; i++) {
                  log.record(entry(Fixtures.unique("writer")));
                }
              }));
    }
    for (Future<?> writer : writers) {
      writer.get();
    }
    sealer.sealAll();
    AuditVerificationResponse found = chain.verify();
    assertThat(found.valid()).isTrue();
    assertThat(found.checked()).isEqualTo(before + 200);
    assertThat(found.head()).matches("[0-9a-f]{64}");
  }

  @Test
  void aRowIsSealedSoonAfterItsCommitByItself() throws SQLException {
    log.record(entry(target + "soon"));
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (ask(NUMBER, target + "soon").isEmpty() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(ask(NUMBER, target + "soon")).isPresent();
  }

  /** Of whichever node: its rows are sealed with the next ones. */
  @Test
  void nothingIsSealedTooSoonAfterAnotherSealing() {
    log.record(entry(target + "next"));
    assertThat(chain.sealBatchUnlessWithin(Duration.ofHours(1))).isEmpty();
    assertThat(chain.sealBatchUnlessWithin(Duration.ZERO)).isPresent();
  }

  /** A clock that was set back must not keep rows unsealed. */
  @Test
  void aSealingOfTheFutureHoldsUpNone() throws SQLException {
    execute("update audit_head set sealed_at = '2999-01-01 00:00:00'");
    assertThat(chain.sealBatchUnlessWithin(Duration.ofHours(1))).isPresent();
  }

  @Test
  void whatADeadNodeLeftIsSealedByTheTimerOfAnyOther() throws SQLException {
    execute(
        "insert into audit_log select x'" // nobody was told that it is there
            + UUID.randomUUID().toString().replace("-", "")
            + "'"
            + COPIED
            + " from audit_log where resource_target = '"
            + target
            + "0'");
    execute("update audit_head set sealed_at = '2026-01-01 00:00:00'");
    sealer.sealLeft();
    assertThat(ask(NUMBER, target + "left")).isPresent();
  }

  @Test
  void aRowGoesWithATransactionThatRollsBack() throws Exception {
    transaction.begin();
    log.record(entry(target + "gone"));
    transaction.rollback();
    assertThat(ask("select id from audit_log where resource_target = ?", target + "gone"))
        .isEmpty();
  }

  private static AuditEntry entry(String target) {
    Optional<UUID> nobody = Optional.of(UUID.randomUUID());
    return AuditEntry.by(nobody, AuditAction.CREATE, "task", UUID.randomUUID(), target)
        .changing(Map.of(), Map.of("name", "\u00e9\u6f22\ud83d\ude00"))
        .noting("list", List.of("a", "b"));
  }

  private long number(String ofTarget) throws SQLException {
    return ((Number) ask(NUMBER, ofTarget).orElseThrow()).longValue();
  }

  private UUID id(String ofTarget) throws SQLException {
    String query = "select id from audit_log where resource_target like concat(?, '%')";
    ByteBuffer bytes = ByteBuffer.wrap((byte[]) ask(query, ofTarget).orElseThrow());
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  private Optional<Object> ask(String query, String ofTarget) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, ofTarget);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.ofNullable(row.getObject(1)) : Optional.empty();
      }
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }
}
