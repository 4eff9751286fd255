package io.latchkey.apikey;

import io.latchkey.access.Caller;
import io.latchkey.access.Permission;
import io.latchkey.problem.Problem;
import io.latchkey.revocation.RevocationLog;
import io.latchkey.revocation.Revoked;
import io.latchkey.user.KeyRevocation;
import io.latchkey.user.LoginType;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Ends keys in the database, each in a transaction of its own: expires them, deletes them, logs
 * out.
 */
@Stateless
public class KeyEnding {

  private static final Permission UPDATE = Permission.parse("api_key:update");
  private static final Permission DELETE = Permission.parse("api_key:delete");

  @PersistenceContext(unitName = "latchkey")
  EntityManager entityManager;

  @Inject Clock clock;
  @Inject ApiKeys keys;
  @Inject KeyAudit audit;
  @Inject RevocationLog revocations;

  /**
   * Ends a key now, by this node's clock or the database's, whichever is behind, so that it has
   * ended for all nodes. A key that has already ended stays as it is.
   *
   * @return whether this ended it
   * @throws Problem 404 when there is none that the caller may read, 403 when only reading is
   *     allowed
   */
  public Revoked<Boolean> expire(Caller caller, String id) {
    Optional<Object[]> found = withTime(id);
    ApiKey key = ApiKeys.allowed(caller, UPDATE, found.map(row -> (ApiKey) row[0]));
    return expire(key, (Instant) found.orElseThrow()[1], end -> audit.expired(caller, key, end));
  }

  /**
   * The same for whoever holds the secret, who needs no other permission; empty, with nothing
   * written, when there is no key with that secret.
   */
  public Optional<Revoked<Boolean>> expireForHolder(KeySecret secret) {
    return withTime(secret.id())
        .filter(row -> secret.matches(((ApiKey) row[0]).hashedSecret()))
        .map(
            row -> {
              ApiKey key = (ApiKey) row[0];
              return expire(key, (Instant) row[1], end -> audit.expiredByHolder(key, end));
            });
  }

  private Optional<Object[]> withTime(String id) {
    return entityManager
        .createNamedQuery("ApiKey.withTime", Object[].class)
        .setParameter("id", id)
        .getResultList()
        .stream()
        .findFirst();
  }

  private Revoked<Boolean> expire(ApiKey key, Instant inDatabase, Consumer<Instant> record) {
    Instant end = Collections.min(List.of(clock.instant(), inDatabase));
    int ended =
        entityManager
            .createNamedQuery("ApiKey.expire")
            .setParameter("id", key.id())
            .setParameter("end", end)
            .executeUpdate();
    if (ended > 0) {
      record.accept(end);
    } else { // past its end here, but perhaps not by the clock of every node
      entityManager
          .createNamedQuery("ApiKey.markAsEnded")
          .setParameter("id", key.id())
          .executeUpdate();
    }
    return revocations.ofKey(key.id(), ended > 0);
  }

  /**
   * Removes a key.
   *
   * @return whether this removed it
   * @throws Problem 404 when there is none that the caller may read, 403 when only reading is
   *     allowed
   */
  public Revoked<Boolean> delete(Caller caller, String id) {
    ApiKey key = keys.require(caller, DELETE, id);
    boolean removed = remove(id) > 0;
    if (removed) {
      audit.deleted(caller, key);
    }
    return revocations.ofKey(id, removed);
  }

  /** Logs out: removes the key used, and the user's sessions for applications (D17). */
  public Revoked<Void> logOut(Caller caller) {
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
    return revocations.ofUser(caller.userId(), null);
  }

  /**
   * Writes that this key has ended, whether it did or was never there: whoever asks again for what
   * has been done learns it no earlier than whoever did it.
   *
   * @param refusal how the request is answered
   */
  public Revoked<Problem> refuse(String id, Problem refusal) {
    return revocations.ofKey(id, refusal);
  }

  /** Deletes all keys of a user, in the transaction that requests it and writes the log. */
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
}
