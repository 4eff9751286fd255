package io.latchkey.apikey;

import io.latchkey.user.UserStatus;
import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;

/** Creates a session and takes it back: see {@link WarmUp}. */
@Stateless
public class CreationTrial {

  private static final String ANYBODY =
      "select u.id from User u where u.deleted = false and u.status = :active";

  @PersistenceContext(unitName = "latchkey")
  EntityManager entityManager;

  @Inject KeyInsertion insertion;
  @Resource SessionContext transaction;

  /** Of some active user, if there is one; the transaction is always rolled back. */
  public void createAndUndo(KeySecret secret, String ipAddress) {
    try {
      entityManager
          .createQuery(ANYBODY, UUID.class)
          .setParameter("active", UserStatus.ACTIVE)
          .setMaxResults(1)
          .getResultStream()
          .findFirst()
          .ifPresent(user -> insertion.addSession(secret, user, present -> {}, ipAddress));
    } finally {
      transaction.setRollbackOnly(); // not before: nobody may join such a transaction
    }
  }
}
