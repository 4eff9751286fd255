package io.latchkey.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.latchkey.api.LoginRequest;
import io.latchkey.audit.RowsWritten;
import io.latchkey.fixture.ContainerTest;
import io.latchkey.fixture.Fixtures;
import io.latchkey.problem.Problem;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a refused login does must not tell whether somebody has the email address. */
@ContainerTest
class RefusedLoginIT {

  @PersistenceContext(unitName = "latchkey")
  EntityManager entityManager;

  @Inject Logins logins;
  @Inject RowsWritten audit;

  private final String member = Fixtures.unique("known");
  private Statistics statistics;

  @BeforeEach
  void beginCounting() {
    statistics =
        entityManager.getEntityManagerFactory().unwrap(SessionFactory.class).getStatistics();
    statistics.setStatisticsEnabled(true);
  }

  @AfterEach
  void endCounting() {
    statistics.setStatisticsEnabled(false);
  }

  /** Rows inserted, and transactions committed that wrote. */
  private List<Long> workOfALogin(String email) {
    long inserts = statistics.getEntityInsertCount();
    int commits = audit.commits();
    Problem refused =
        catchThrowableOfType(
            Problem.class,
            () -> logins.logIn(new LoginRequest(email, "wrong-" + member), "192.0.2.9"));
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.reason()).isEqualTo("wrong_password");
    return List.of(statistics.getEntityInsertCount() - inserts, (long) audit.commits() - commits);
  }

  @Test
  void anUnknownEmailAddressTakesAsManyInsertsAndCommitsAsAKnownOne() {
    List<Long> known = workOfALogin(Fixtures.OWNER_EMAIL);
    assertThat(known).containsExactly(1L, 1L);
    assertThat(workOfALogin(member + "@example.com")).isEqualTo(known);
  }
}
