package io.latchkey.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** What must be known of an H2. */
final class H2 {

  private H2() {}

  /** Whether it is one. */
  static boolean is(Connection connection) throws SQLException {
    return connection.getMetaData().getDatabaseProductName().equals("H2");
  }

  /**
   * Has every query read the tables. By itself H2 hands out the result of the same query again
   * while the tables have not changed, and takes one that was read as another transaction committed
   * for newer than it is (h2database issues 3894 and 4208): an expired key stays live until
   * something else is written. The setting is the whole database's, and lost when its last
   * connection is closed; the URLs we ship have it too.
   */
  static void readAlways(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set optimize_reuse_results 0");
    }
  }
}
