package io.latchkey.apikey;

import io.latchkey.access.Caller;
import io.latchkey.access.Permission;
import io.latchkey.audit.AuditAction;
import io.latchkey.problem.Problem;
import io.latchkey.storage.Database;
import io.latchkey.user.KeyRevocation;
import io.latchkey.user.LoginType;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Ends keys: expires them, deletes them, logs out. */
@Stateless
public class KeyEnding {

  private static final Permission READ = Permission.parse("api_key:read");
  private static final Permission UPDATE = Permission.parse("api_key:update");
  private static final Permission DELETE = Permission.parse("api_key:delete");

  @PersistenceContext(unitName = "latchkey")
  EntityManager entityManager;

  @Inject Clock clock;
  @Inject Database database;
  @Inject KeyAudit audit;

  /**
   * Refuses what {@link #expire} would refuse, and leaves a row of it in the audit log; apart from
   * that method, whose transaction a refusal rolls back.
   *
   * @throws Problem 404 when there is no key that the caller may read, 403 when only reading is
   *     allowed
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void requireExpirable(Caller caller, String id) {
    requireEndable(caller, UPDATE, AuditAction.WRITE, id);
  }

  /** The same for {@link #delete}. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void requireDeletable(Caller caller, String id) {
    requireEndable(caller, DELETE, AuditAction.DELETE, id);
  }

  private void requireEndable(Caller caller, Permission permission, AuditAction action, String id) {
    ApiKey key = readable(caller, id);
    if (!caller.may(permission, key.asObject())) {
      Problem refusal = Problem.forbidden();
      audit.refused(caller, action, key, refusal.status());
      throw refusal;
    }
  }

  /**
   * Ends a key now, by this node's clock or the database's, whichever is behind: it is over for all
   * nodes. One that has ended already stays as it is.
   *
   * @throws Problem 404 when there is none that the caller may read, 403 when only reading is
   *     allowed
   */
  public void expire(Caller caller, String id) {
    ApiKey key = require(caller, UPDATE, id);
    Instant end = Collections.min(List.of(clock.instant(), database.now()));
    int ended =
        entityManager
            .createNamedQuery("ApiKey.expire")
            .setParameter("id", id)
            .setParameter("end", end)
            .executeUpdate();
    if (ended > 0) {
      audit.expired(caller, key, end);
    }
  }

  /**
   * Removes a key.
   *
   * @throws Problem 404 when there is none that the caller may read, 403 when only reading is
   *     allowed
   */
  public void delete(Caller caller, String id) {
    ApiKey key = require(caller, DELETE, id);
    if (remove(id) > 0) {
      audit.deleted(caller, key);
    }
  }

  /** Logs out: removes the key used, and the user's sessions that connect to applications (D17). */
  public void logOut(Caller caller) {
    remove(caller.keyId());
    entityManager
        .createNamedQuery("ApiKey.sessionsOfUser", ApiKey.class)
        .setParameter("user", caller.userId())
        .setParameter("token", LoginType.TOKEN)
        .getResultList()
        .stream()
        .filter(session -> session.scopes().names().contains("coder:application_connect"))
        .forEach(entityManager::remove);
    audit.loggedOut(caller);
  }

  /** Deletes all keys of a user, in the transaction that wants it. */
  public void revoke(@Observes KeyRevocation revocation) {
    revocation.deleted(
        entityManager
            .createNamedQuery("ApiKey.deleteOfUser")
            .setParameter("user", revocation.user())
            .executeUpdate());
  }

  private int remove(String id) {
    return entityManager.createNamedQuery("ApiKey.delete").setParameter("id", id).executeUpdate();
  }

  private ApiKey require(Caller caller, Permission permission, String id) {
    ApiKey key = readable(caller, id);
    if (!caller.may(permission, key.asObject())) {
      throw Problem.forbidden();
    }
    return key;
  }

  private ApiKey readable(Caller caller, String id) {
    return Optional.ofNullable(entityManager.find(ApiKey.class, id))
        .filter(key -> caller.may(READ, key.asObject()))
        .orElseThrow(Problem::notFound);
  }
}
