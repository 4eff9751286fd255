package io.latchkey.apikey;

import io.latchkey.user.LoginType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.query.Query;

/**
 * Where Hibernate says what it sends for a list of tokens. A file of its own: Arquillian deploys
 * the first test class twice, and a bean must be there once.
 */
@ApplicationScoped
public class ListSql {
  @PersistenceContext(unitName = "latchkey")
  EntityManager entityManager;

  @Inject Clock clock;

  /**
   * Executes a named query for live tokens, as a page of the list.
   *
   * @param user null for everybody
   * @param after where the page begins; null for the first
   * @return the SQL, with a question mark for each value
   */
  String of(String name, UUID user, Instant after) {
    List<String> sent = new ArrayList<>();
    SessionFactory factory = entityManager.getEntityManagerFactory().unwrap(SessionFactory.class);
    try (Session session =
        factory.withOptions().statementInspector(sql -> note(sent, sql)).openSession()) {
      Query<OwnedKey> query = session.createNamedQuery(name, OwnedKey.class);
      if (user != null) {
        query.setParameter("user", user);
      }
      if (after != null) {
        query.setParameter("afterTime", after).setParameter("afterId", "");
      }
      query
          .setParameter("loginType", LoginType.TOKEN)
          .setParameter("includeExpired", false)
          .setParameter("beginning", Instant.EPOCH)
          .setParameter("now", clock.instant())
          .setMaxResults(ApiKeys.PAGE)
          .getResultList();
    }
    return sent.get(0);
  }

  private static String note(List<String> sent, String sql) {
    sent.add(sql);
    return sql;
  }
}
