package io.latchkey.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** What is peculiar to H2. */
final class H2 {

  private H2() {}

  /** Whether the database is an H2. */
  static boolean is(Connection connection) throws SQLException {
    return connection.getMetaData().getDatabaseProductName().equals("H2");
  }

  /**
   * Makes every query read the tables. By default H2 reuses the result of the same query while the
   * tables have not changed, and takes a result that was read while another transaction committed
   * for newer than it is (h2database issues 3894 and 4208): an expired key stays live until
   * something else is written. The setting applies to the whole database, and is lost when its last
   * connection is closed; the URLs we ship have it too.
   */
  static void readAlways(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set optimize_reuse_results 0");
    }
  }
}
