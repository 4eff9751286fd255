package io.latchkey.apikey;

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
import org.hibernate.jpa.HibernateHints;

/**
 * Reads lists of keys in pages. Each is a short read of its own, without a transaction: when it
 * returns, the connection is the pool's again, however long the reader takes for what was found.
 */
@Stateless
public class KeyPages {

  static final int ROWS = 1_000;

  @PersistenceContext(unitName = "latchkey")
  EntityManager entityManager;

  @Inject Clock clock;

  /**
   * The first {@value #ROWS} keys.
   *
   * @param list the named query, whose other parameters are given
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public List<OwnedKey> first(String list, Map<String, Object> parameters, boolean includeExpired) {
    return page(list, parameters, includeExpired).getResultList();
  }

  /** The next ones, after that key. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
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
        .setMaxResults(ROWS);
  }
}
