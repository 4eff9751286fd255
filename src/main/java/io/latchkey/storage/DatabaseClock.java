package io.latchkey.storage;

import java.sql.Connection;
import java.sql.SQLException;
import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.boot.model.FunctionContributor;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.type.BasicType;
import org.hibernate.type.StandardBasicTypes;

/**
 * Gives queries the function {@code utc_now()}, the time by the database's own clock, as columns
 * store it: in UTC, in microseconds. Nodes' clocks differ, this one is the same for all; it decides
 * wherever one node's wrong clock would affect the others. The dialects' own functions return the
 * time in the connection's time zone, which is not always UTC.
 */
public class DatabaseClock implements FunctionContributor {

  private static final String MYSQL = "utc_timestamp(6)";

  /** H2 converts every time without a zone to the session's zone, but not a difference. */
  private static final String H2_NOW =
      "(timestamp '1970-01-01 00:00:00'"
          + " + (current_timestamp - timestamp with time zone '1970-01-01 00:00:00+00'))";

  /** The same time, as an expression for this connection's database. */
  public static String sql(Connection connection) throws SQLException {
    return H2.is(connection) ? H2_NOW : MYSQL;
  }

  @Override
  public void contributeFunctions(FunctionContributions functions) {
    BasicType<?> time =
        functions.getTypeConfiguration().getBasicTypeRegistry().resolve(StandardBasicTypes.INSTANT);
    functions
        .getFunctionRegistry()
        .patternDescriptorBuilder(
            "utc_now", functions.getDialect() instanceof H2Dialect ? H2_NOW : MYSQL)
        .setExactArgumentCount(0)
        .setInvariantType(time)
        .register();
  }
}
