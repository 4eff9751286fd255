package io.latchkey.storage;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

  /**
   * The checksum of what the node that started last has in common with the others, an empty text if
   * there is none; empty when the database does not answer.
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Optional<String> agreement() {
    try {
      return Optional.of(readAgreement());
    } catch (RuntimeException silent) {
      return Optional.empty();
    }
  }

  /** Replaces that checksum by this node's; returns the former one, empty text if there is none. */
  public String replaceAgreement(String checksum) {
    String former = readAgreement();
    entityManager
        .createNativeQuery("update node_agreement set checksum = ?1 where name = 'resource_types'")
        .setParameter(1, checksum)
        .executeUpdate();
    return former;
  }

  private String readAgreement() {
    List<?> rows =
        entityManager
            .createNativeQuery("select checksum from node_agreement where name = 'resource_types'")
            .getResultList();
    return rows.isEmpty() ? "" : (String) rows.get(0);
  }

  /**
   * An expression that says whether this connection's database takes no changes: 0 or OFF when it
   * does. A replica usually takes none.
   */
  public static String readOnlySql(Connection connection) throws SQLException {
    return H2.is(connection) ? "0" : "@@global.read_only";
  }
}
