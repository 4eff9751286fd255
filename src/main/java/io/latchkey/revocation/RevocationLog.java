package io.latchkey.revocation;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;

/**
 * Writes the revocation log. A change calls it within its transaction, when it has done everything
 * else: the later the row, the younger it is when it is committed. A change that finds nothing left
 * to do calls it too: whoever did it may still be waiting.
 */
@Stateless
public class RevocationLog {

  @PersistenceContext(unitName = "latchkey")
  EntityManager entityManager;

  /** A key has ended, or is gone. */
  public <T> Revoked<T> ofKey(String id, T result) {
    return write(id, null, result);
  }

  /** A user's keys have ended, or the user has changed. */
  public <T> Revoked<T> ofUser(UUID id, T result) {
    return write(null, id, result);
  }

  /** What all keys are good for may have changed. */
  public <T> Revoked<T> ofEverything(T result) {
    return write(null, null, result);
  }

  /** The same row once more, with the present time; in a transaction of its own. */
  public <T> Revoked<T> again(Revoked<T> revoked) {
    return write(revoked.key(), revoked.user(), revoked.value());
  }

  private <T> Revoked<T> write(String key, UUID user, T result) {
    UUID row = UUID.randomUUID();
    entityManager.flush();
    entityManager
        .createNamedQuery("RevocationRow.insert")
        .setParameter("id", row)
        .setParameter("key", key)
        .setParameter("user", user)
        .executeUpdate();
    return new Revoked<>(row, key, user, result);
  }
}
