package io.latchkey.storage;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import java.sql.SQLException;
import org.hibernate.JDBCException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is tried again; that it is, ResourceConcurrencyIT shows on MySQL. */
class RetryInterceptorTest {

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
    ", false"
  })
  void aStatementThatTheDatabaseBrokeOffIsTriedAgain(String state, boolean again) {
    assertThat(RetryInterceptor.isBrokenOff(statement(state))).isEqualTo(again);
  }

  @Test
  void aCommitThatFailedIsNot() {
    assertThat(RetryInterceptor.isBrokenOff(new EJBException(new SQLException("x", "08S01"))))
        .isFalse();
  }
}
