package io.latchkey.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.ChangesByHand;
import io.latchkey.fixture.ContainerTest;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.LatchkeySystem;
import jakarta.annotation.Resource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A new installation (token API 3.1): empties the database, then makes the first user over HTTP.
 * Tests of other classes ask for the first user each time, and find this one.
 */
@ContainerTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstUserCreationIT {

  private static final String FIRST = "/api/v2/users/first";
  private static final int AT_ONCE = 8;

  /** Tables, those first that refer to the next. */
  private static final List<String> BELOW_USERS =
      List.of("api_keys", "workspace_builds", "workspaces", "template_versions", "templates");

  @Resource(lookup = "jdbc/latchkey")
  DataSource dataSource;

  @Test
  @Order(1)
  void aNewInstallationHasNoUsers() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      for (String below : BELOW_USERS) {
        statement.executeUpdate("delete from " + below);
      }
      statement.executeUpdate("delete from users");
      statement.executeUpdate("delete from organizations");
      assertThat(statement.executeUpdate("delete from users")).isZero();
    }
    ChangesByHand.tell(dataSource);
  }

  @Test
  @Order(2)
  @RunAsClient
  void clientsAreToldSoWithTheHeaderTheyLookFor() {
    Answer none = LatchkeySystem.underTest().get(FIRST).expect(404);
    assertThat(none.body()).isEqualTo("{\"message\":\"The initial user has not been created!\"}\n");
    assertThat(none.header("X-Coder-Build-Version").orElseThrow()).isNotEmpty();
  }

  @Test
  @Order(3)
  @RunAsClient
  void aWeakPasswordIsRefusedAndLeavesNothingBehind() {
    Answer refused = create("hunter2");
    assertThat(refused.expect(400).message()).isEqualTo("Password is invalid");
    assertThat(refused.validations()).containsOnlyKeys("password");
    assertThat(refused.body()).doesNotContain("hunter2");
    LatchkeySystem.underTest().get(FIRST).expect(404);
  }

  @Test
  @Order(4)
  @RunAsClient
  void ofSeveralAtOnceOneIsCreated() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      Callable<Answer> attempt = () -> create(Fixtures.OWNER_PASSWORD);
      List<Future<Answer>> attempts =
          threads.invokeAll(java.util.Collections.nCopies(AT_ONCE, attempt));
      int created = 0;
      for (Future<Answer> one : attempts) {
        Answer answer = one.get();
        if (answer.status() == 201) {
          created++;
          assertThat(answer.json()).containsOnlyKeys("user_id", "organization_id");
          assertThat(answer.headers("Set-Cookie")).isEmpty();
        } else {
          assertThat(answer.expect(409).message())
              .isEqualTo("The initial user has already been created.");
        }
      }
      assertThat(created).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
    Fixtures.owner().get("/api/v2/users/me").expect(200);
  }

  private static Answer create(String password) {
    return LatchkeySystem.underTest()
        .post(
            FIRST,
            Map.of(
                "email",
                Fixtures.OWNER_EMAIL,
                "username",
                Fixtures.OWNER_USERNAME,
                "name",
                "  Olga Owner ",
                "password",
                password,
                "trial",
                true));
  }
}
