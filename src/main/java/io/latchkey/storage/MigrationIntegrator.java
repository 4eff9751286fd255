package io.latchkey.storage;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/**
 * Migrates the schema when Hibernate starts, before it validates it. Flyway's lock in the database
 * lets several nodes start at once. One set of scripts serves every database; where they must
 * differ there is a placeholder.
 */
public class MigrationIntegrator implements Integrator {

  private static final Logger LOG = System.getLogger(MigrationIntegrator.class.getName());

  @Override
  public void integrate(
      Metadata metadata, BootstrapContext bootstrap, SessionFactoryImplementor factory) {
    DataSource dataSource =
        factory
            .getServiceRegistry()
            .requireService(ConnectionProvider.class)
            .unwrap(DataSource.class);
    try {
      readAlways(dataSource);
      Flyway.configure(MigrationIntegrator.class.getClassLoader())
          .dataSource(dataSource)
          .locations("classpath:db/migration")
          .failOnMissingLocations(true)
          .callbacks(new MigrationTimeout())
          .placeholders(Map.of("exact", exactText(dataSource)))
          .load()
          .migrate();
    } catch (FlywayException | SQLException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      LOG.log(Level.ERROR, "Latchkey cannot start: the database cannot be migrated: {0}", reason);
      throw new IllegalStateException("migration failed", e);
    }
  }

  private static void readAlways(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      if (H2.is(connection)) {
        H2.readAlways(connection);
      }
    }
  }

  /** The column clause for text that compares byte by byte, trailing spaces included. */
  private static String exactText(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      DatabaseMetaData database = connection.getMetaData();
      if (MariaDb.is(database)) {
        return "character set utf8mb4 collate utf8mb4_nopad_bin";
      }
      return database.getDatabaseProductName().equals("MySQL")
          ? "character set utf8mb4 collate utf8mb4_0900_bin"
          : "";
    }
  }

  @Override
  public void disintegrate(
      SessionFactoryImplementor factory, SessionFactoryServiceRegistry registry) {
    // nothing to close
  }
}
