package io.latchkey.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.ContainerTest;
import jakarta.annotation.Resource;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** H2 reads anew at each query, though the URL of the tests does not tell it to. */
@ContainerTest
class H2ResultsIT {

  @Resource(lookup = "jdbc/latchkey")
  DataSource database;

  @Test
  void resultsAreNotReused() throws SQLException {
    try (Connection connection = database.getConnection()) {
      assertThat(reusesResults(connection.getMetaData())).isFalse();
    }
  }

  /** No other database does. The server's connections do not show what is behind them. */
  private static boolean reusesResults(DatabaseMetaData data) throws SQLException {
    if (!data.getDatabaseProductName().equals("H2")) {
      return false;
    }
    JdbcDataSource same = new JdbcDataSource();
    same.setURL(data.getURL());
    try (Connection own = same.getConnection("sa", "sa")) {
      return ((SessionLocal) ((JdbcConnection) own).getSession())
          .getDatabase()
          .getOptimizeReuseResults();
    }
  }
}
