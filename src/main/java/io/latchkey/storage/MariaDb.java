package io.latchkey.storage;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.cfg.AvailableSettings;

/**
 * A MariaDB, as MySQL's driver presents it: as the product MySQL and, up to MariaDB 10, as version
 * 5.5.5, which is what old replicas expect. Hibernate has to be told, and would then write UUIDs as
 * MariaDB's own type, although our columns are the same on every database.
 */
final class MariaDb {

  private static final Pattern VERSION =
      Pattern.compile("(?:5\\.5\\.5-)?((\\d+)\\.(\\d+)).*MariaDB.*");

  private MariaDb() {}

  /** Whether the database is a MariaDB. */
  static boolean is(DatabaseMetaData database) throws SQLException {
    return version(database).isPresent();
  }

  /** The settings by which Hibernate chooses its dialect; empty where it finds out by itself. */
  static Map<String, Object> settings(DatabaseMetaData database) throws SQLException {
    return version(database)
        .map(
            version ->
                Map.<String, Object>of(
                    AvailableSettings.JAKARTA_HBM2DDL_DB_NAME, "MariaDB",
                    AvailableSettings.JAKARTA_HBM2DDL_DB_VERSION, version.group(1),
                    AvailableSettings.JAKARTA_HBM2DDL_DB_MAJOR_VERSION, version.group(2),
                    AvailableSettings.JAKARTA_HBM2DDL_DB_MINOR_VERSION, version.group(3),
                    AvailableSettings.PREFERRED_UUID_JDBC_TYPE, "BINARY"))
        .orElse(Map.of());
  }

  private static Optional<Matcher> version(DatabaseMetaData database) throws SQLException {
    return Optional.of(VERSION.matcher(database.getDatabaseProductVersion()))
        .filter(Matcher::matches);
  }
}
