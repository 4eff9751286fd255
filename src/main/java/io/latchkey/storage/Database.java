package io.latchkey.storage;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** The database itself, apart from what it holds. */
@Stateless
public class Database {

  @PersistenceContext(unitName = "latchkey")
  EntityManager entityManager;

  /** The time by its clock, in UTC and whole microseconds, on which all nodes agree. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Instant now() {
    return entityManager.createQuery("select utc_now()", Instant.class).getSingleResult();
  }

  /** Whether it answers. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public boolean answers() {
    try {
      entityManager.createNativeQuery("select 1").getSingleResult();
      return true;
    } catch (RuntimeException silent) {
      return false;
    }
  }

  /**
   * An expression that says whether this connection's database takes no changes: 0 or OFF when it
   * does. A replica usually takes none.
   */
  public static String readOnlySql(Connection connection) throws SQLException {
    return H2.is(connection) ? "0" : "@@global.read_only";
  }
}
