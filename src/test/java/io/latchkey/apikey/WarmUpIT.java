package io.latchkey.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.ContainerTest;
import io.latchkey.storage.ReadinessHold;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node that warms itself up says that it is not ready, and leaves nothing behind. */
@ContainerTest
class WarmUpIT {

  private static final String EVERYTHING =
      "select (select count(*) from api_keys), (select count(*) from audit_log),"
          + " (select count(*) from users where last_seen_at is not null),"
          + " (select count(*) from revocation_log)";

  @Inject CreationTrial creations;
  @Inject ReadinessHold readiness;
  @Inject SecureRandom random;

  @Resource(lookup = "jdbc/latchkey")
  DataSource database;

  @ArquillianResource URL server;

  private KeyRows rows;
  private UUID user;

  @BeforeEach
  void addUser() throws SQLException {
    rows = new KeyRows(database);
    user = rows.addUser();
  }

  @AfterEach
  void removeUser() throws SQLException {
    rows.removeUser(user);
  }

  @Test
  void aCreationLeavesNothing() throws SQLException {
    List<Object> before = rows.ask(EVERYTHING);
    KeySecret secret = KeySecret.generate(random);
    creations.createAndUndo(secret, "192.0.2.1");
    assertThat(rows.ask(EVERYTHING)).isEqualTo(before);
  }

  @Test
  void theNodeIsReadyWhenItIsOver() throws Exception {
    readiness.hold();
    try {
      HttpResponse<String> early = get("/health/ready");
      assertThat(early.statusCode()).isEqualTo(503);
      assertThat(early.body()).contains("{\"name\":\"warm-up\",\"status\":\"DOWN\",\"data\":{}}");
      assertThat(get("/health/live").statusCode()).isEqualTo(200);
    } finally {
      readiness.release();
    }
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.toString()).resolve(path)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}
