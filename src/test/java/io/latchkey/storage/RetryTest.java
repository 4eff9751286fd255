package io.latchkey.storage;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import java.sql.SQLException;
import org.hibernate.JDBCException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is tried again; that it is, ResourceConcurrencyIT shows on MySQL. */
class RetryTest {

  private static Exception statement(String state) {
    return new EJBException(new JDBCException("x", new SQLException("x", state)));
  }

  @ParameterizedTest
  @CsvSource({
    "40001, true", // deadlock
    "40000, true", // rolled back
    "08S01, true", // connection lost
    "08003, true", // connection closed
    "23000, false", // constraint
    "HY000, false",
    "42000, false",
    ", true" // the pool had no connection to give
  })
  void aStatementThatTheDatabaseBrokeOffIsTriedAgain(String state, boolean again) {
    assertThat(Retry.isBrokenOff(statement(state))).isEqualTo(again);
  }

  @Test
  void aCommitThatFailedIsNot() {
    assertThat(Retry.isBrokenOff(new EJBException(new SQLException("x", "08S01")))).isFalse();
  }

  @Test
  void aCommitThatTheDatabaseRolledBackIs() {
    assertThat(Retry.isBrokenOff(new EJBException(new SQLException("x", "40001")))).isTrue();
  }

  @Test
  void aConnectionThatIsNotToBeHadIs() {
    SQLException pool = new SQLException("no connection", new SQLException("x", "08S01"));
    assertThat(Retry.isBrokenOff(new JDBCException("x", pool))).isTrue();
  }

  @Test
  void aRowThatMariaDbSawChangedIs() {
    SQLException changed = new SQLException("x", "HY000", 1020);
    assertThat(Retry.isBrokenOff(new JDBCException("x", changed))).isTrue();
  }

  @Test
  void whatIsKnownToHaveComeToNothingIs() {
    assertThat(Retry.isBrokenOff(new BrokenOffException(new SQLException("x", "08S01")))).isTrue();
  }
}
