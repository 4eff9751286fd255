package io.latchkey.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import java.util.UUID;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.query.spi.QueryInterpretationCache;

/**
 * What Hibernate remembers of the queries it was asked. A file of its own: Arquillian deploys the
 * first test class twice, and a bean must be there once.
 */
@ApplicationScoped
public class RememberedPlans {
  @PersistenceContext(unitName = "latchkey")
  EntityManager entityManager;

  /** Asks so many queries of different texts, as searches do that name other terms. */
  void askDifferently(int queries) {
    for (int terms = 0; terms < queries; terms++) {
      String text = "select u.id from User u where u.deleted = false and u.username <> 'n" + terms;
      entityManager.createQuery(text + "'", UUID.class).setMaxResults(1).getResultList();
    }
  }

  /** How many are remembered. */
  Map<String, Integer> sizes() {
    QueryInterpretationCache cache =
        entityManager
            .getEntityManagerFactory()
            .unwrap(SessionFactoryImplementor.class)
            .getQueryEngine()
            .getInterpretationCache();
    return Map.of(
        "texts", cache.getNumberOfCachedHqlInterpretations(),
        "plans", cache.getNumberOfCachedQueryPlans());
  }
}
