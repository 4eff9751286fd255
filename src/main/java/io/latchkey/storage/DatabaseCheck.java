package io.latchkey.storage;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.service.spi.ServiceContributor;

/**
 * Opens one connection to the database before Hibernate starts, and logs in one line why it cannot;
 * Hibernate would complain about its dialect instead.
 */
public class DatabaseCheck implements ServiceContributor {

  private static final Logger LOG = System.getLogger(DatabaseCheck.class.getName());

  @Override
  public void contribute(StandardServiceRegistryBuilder builder) {
    Object source = builder.getSettings().get(AvailableSettings.JAKARTA_JTA_DATASOURCE);
    if (source instanceof DataSource dataSource) {
      try (Connection connection = dataSource.getConnection()) {
        DatabaseMetaData database = connection.getMetaData();
        LOG.log(
            Level.INFO,
            "Database: {0} {1}",
            database.getDatabaseProductName(),
            database.getDatabaseProductVersion());
        builder.applySettings(MariaDb.settings(database));
      } catch (SQLException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
          cause = cause.getCause();
        }
        String reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        // the run scripts in server-config wait for this text
        LOG.log(Level.ERROR, "Latchkey cannot start: the database cannot be reached: {0}", reason);
        throw new IllegalStateException("the database cannot be reached", e);
      }
    }
  }
}
