package io.latchkey.storage;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** The database itself, whatever it holds. */
@Stateless
public class Database {

  @PersistenceContext(unitName = "latchkey")
  EntityManager entityManager;

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
}
