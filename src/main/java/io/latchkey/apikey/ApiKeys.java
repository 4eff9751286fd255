package io.latchkey.apikey;

import io.latchkey.access.Caller;
import io.latchkey.access.Permission;
import io.latchkey.api.ApiKeyResponse;
import io.latchkey.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.jpa.HibernateHints;

/**
 * Reads keys from the database for callers who may see them. Each read is short: when it returns,
 * the connection is back in the pool, however long the client takes to receive the result. Reads
 * need no transaction, which would cost more than the read itself; reads made by a change take part
 * in its transaction.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ApiKeys {

  static final int PAGE = 1_000;

  static final Permission READ = Permission.parse("api_key:read");

  @PersistenceContext(unitName = "latchkey")
  EntityManager entityManager;

  @Inject Clock clock;

  /**
   * A key by its id, whoever owns it, expired or not.
   *
   * @throws Problem 404 when there is none that the caller may read
   */
  public ApiKeyResponse view(Caller caller, String id) {
    return readable(caller, Optional.ofNullable(entityManager.find(ApiKey.class, id)))
        .toResponse(null);
  }

  /** A token by its name, expired or not; see {@link #view}. */
  public ApiKeyResponse viewByName(Caller caller, UUID userId, String name) {
    return readable(caller, findByName(userId, name)).toResponse(null);
  }

  /**
   * A key that an operation is about to change.
   *
   * @throws Problem 404 when there is none that the caller may read, 403 when only reading is
   *     allowed
   */
  public ApiKey require(Caller caller, Permission permission, String id) {
    return allowed(caller, permission, Optional.ofNullable(entityManager.find(ApiKey.class, id)));
  }

  /** The same with a key that was read. */
  static ApiKey allowed(Caller caller, Permission permission, Optional<ApiKey> found) {
    ApiKey key = readable(caller, found);
    if (!caller.may(permission, key.asObject())) {
      throw Problem.forbidden();
    }
    return key;
  }

  private static ApiKey readable(Caller caller, Optional<ApiKey> found) {
    return found.filter(key -> caller.may(READ, key.asObject())).orElseThrow(Problem::notFound);
  }

  /** A token by its name, without asking whether the caller may see it. */
  public Optional<ApiKey> findByName(UUID userId, String name) {
    return entityManager
        .createNamedQuery("ApiKey.byName", ApiKey.class)
        .setParameter("user", userId)
        .setParameter("name", name)
        .getResultList()
        .stream()
        .findFirst();
  }

  /**
   * The first {@value #PAGE} keys of a list.
   *
   * @param list the named query; the other arguments are its parameters
   */
  public List<OwnedKey> first(String list, Map<String, Object> parameters, boolean includeExpired) {
    return page(list, parameters, includeExpired).getResultList();
  }

  /** The next page, after that key. */
  public List<OwnedKey> after(
      OwnedKey last, String list, Map<String, Object> parameters, boolean includeExpired) {
    return page(list + "After", parameters, includeExpired)
        .setParameter("afterTime", last.key().createdAt())
        .setParameter("afterId", last.key().id())
        .getResultList();
  }

  private TypedQuery<OwnedKey> page(
      String query, Map<String, Object> parameters, boolean includeExpired) {
    TypedQuery<OwnedKey> page = entityManager.createNamedQuery(query, OwnedKey.class);
    parameters.forEach(page::setParameter);
    return page.setParameter("includeExpired", includeExpired)
        .setParameter("beginning", Instant.EPOCH)
        .setParameter("now", clock.instant())
        .setHint(HibernateHints.HINT_READ_ONLY, true)
        .setMaxResults(PAGE);
  }
}
