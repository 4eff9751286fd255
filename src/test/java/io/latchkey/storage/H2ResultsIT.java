package io.latchkey.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.latchkey.fixture.ContainerTest;
import jakarta.annotation.Resource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.Test;

/** H2 reads anew at each query, though the URL of the tests does not tell it to. */
@ContainerTest
class H2ResultsIT {

  @Resource(lookup = "jdbc/latchkey")
  DataSource database;

  @Test
  void resultsAreNotReused() throws SQLException {
    try (Connection connection = database.getConnection()) {
      assumeTrue(connection.getMetaData().getDatabaseProductName().equals("H2"), "on H2 only");
      JdbcConnection own = (JdbcConnection) connection.getMetaData().getConnection();
      SessionLocal session = (SessionLocal) own.getSession();
      assertThat(session.getDatabase().getOptimizeReuseResults()).isFalse();
    }
  }
}
