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

  /** Asks for an answer; throws when there is none. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void ping() {
    entityManager.createNativeQuery("select 1").getSingleResult();
  }
}
