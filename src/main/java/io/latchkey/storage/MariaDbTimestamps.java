package io.latchkey.storage;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.boot.model.TypeContributor;
import org.hibernate.dialect.MariaDBDialect;
import org.hibernate.engine.jdbc.spi.JdbcServices;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.type.descriptor.ValueBinder;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.jdbc.BasicBinder;
import org.hibernate.type.descriptor.jdbc.TimestampJdbcType;

/**
 * Sends times to MariaDB as text, in UTC to the microsecond. MySQL's driver cuts off a timestamp's
 * fraction of a second when the server says that it is version 5.5.5: see {@link MariaDb}.
 */
public class MariaDbTimestamps implements TypeContributor {

  @Override
  public void contribute(TypeContributions types, ServiceRegistry registry) {
    if (registry.requireService(JdbcServices.class).getDialect() instanceof MariaDBDialect) {
      types.contributeJdbcType(new AsText());
    }
  }

  private static final class AsText extends TimestampJdbcType {
    private static final long serialVersionUID = 1;

    @Override
    public <X> ValueBinder<X> getBinder(JavaType<X> type) {
      return new Binder<>(type, this);
    }
  }

  private static final class Binder<X> extends BasicBinder<X> {
    private static final long serialVersionUID = 1;

    private static final DateTimeFormatter TEXT =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    Binder(JavaType<X> javaType, AsText jdbcType) {
      super(javaType, jdbcType);
    }

    @Override
    protected void doBind(PreparedStatement statement, X value, int index, WrapperOptions options)
        throws SQLException {
      statement.setString(index, text(value, options));
    }

    @Override
    protected void doBind(CallableStatement statement, X value, String name, WrapperOptions options)
        throws SQLException {
      statement.setString(name, text(value, options));
    }

    private String text(X value, WrapperOptions options) {
      return TEXT.format(getJavaType().unwrap(value, Instant.class, options));
    }
  }
}
