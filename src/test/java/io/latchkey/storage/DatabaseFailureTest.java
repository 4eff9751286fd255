package io.latchkey.storage;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import java.sql.SQLException;
import org.hibernate.JDBCException;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What failures of the database mean; that it is acted on, ResourceConcurrencyIT shows. */
class DatabaseFailureTest {

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
    assertThat(DatabaseFailure.isUndone(statement(state))).isEqualTo(again);
  }

  @Test
  void aCommitThatFailedIsNot() {
    assertThat(DatabaseFailure.isUndone(new EJBException(new SQLException("x", "08S01"))))
        .isFalse();
  }

  @Test
  void aCommitThatTheDatabaseRolledBackIs() {
    assertThat(DatabaseFailure.isUndone(new EJBException(new SQLException("x", "40001")))).isTrue();
  }

  @Test
  void aConnectionThatIsNotToBeHadIs() {
    SQLException pool = new SQLException("no connection", new SQLException("x", "08S01"));
    assertThat(DatabaseFailure.isUndone(new JDBCException("x", pool))).isTrue();
  }

  @Test
  void aRowThatMariaDbSawChangedIs() {
    SQLException changed = new SQLException("x", "HY000", 1020);
    assertThat(DatabaseFailure.isUndone(new JDBCException("x", changed))).isTrue();
  }

  @Test
  void whatIsKnownToHaveComeToNothingIs() {
    assertThat(DatabaseFailure.isUndone(new RetryableException(new SQLException("x", "08S01"))))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "api_keys.api_keys_token_name, true", // MySQL
    "api_keys_token_name, true", // MariaDB
    "PUBLIC.API_KEYS_TOKEN_NAME_INDEX_8, true", // H2
    "users_username, false",
    ", false"
  })
  void aClashIsToldByTheNameOfItsConstraint(String constraint, boolean clash) {
    SQLException refused = new SQLException("api_keys_token_name is only in the text", "23000");
    assertThat(
            DatabaseFailure.violates(
                new EJBException(new ConstraintViolationException("x", refused, constraint)),
                "api_keys_token_name"))
        .isEqualTo(clash);
  }

  /** With {@code lc_messages=de_DE}. Hibernate knows a constraint by MySQL's English text only. */
  @Test
  void aClashIsToldWhateverLanguageTheDatabaseSpeaks() {
    SQLException refused =
        new SQLException(
            "Doppelter Eintrag 'olga' f\u00fcr Schl\u00fcssel 'users.users_username'",
            "23000",
            1062);
    RuntimeException clash =
        new MySQLDialect()
            .buildSQLExceptionConversionDelegate()
            .convert(refused, "could not execute statement", "insert into users");
    assertThat(DatabaseFailure.violates(clash, "users_username")).isTrue();
  }
}
