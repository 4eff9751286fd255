package io.latchkey.apikey;

import static io.latchkey.fixture.Fixtures.ownerSession;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.DatabaseServer;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ScriptTest;
import io.latchkey.fixture.ServerScript;
import io.latchkey.fixture.StatementLog;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A node that has a key in memory does as much about a wrong secret as about an unknown id. */
@ScriptTest
@Tag("mysql")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuessedIdIT {

  private static final String SECRET = "-ABCDEFGHIJKLMNOPQRSTUV";

  private DatabaseServer database;
  private ServerScript node;
  private LatchkeySystem system;
  private String session;
  private StatementLog log;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    database = DatabaseServer.start(folder.resolve("database"));
    node = ServerScript.on(database.url(), Map.of(), folder.resolve("node"));
    system = node.start();
    session = ownerSession(system);
    log = new StatementLog(database);
  }

  @AfterAll
  void stop() throws Exception {
    if (log != null) {
      log.close();
    }
    if (node != null) {
      node.stop();
    }
    database.stop();
  }

  private List<String> statementsAboutKeys(String presented) throws Exception {
    return log
        .during(() -> system.as(presented).get("/api/v2/users/me").expect(401))
        .alone()
        .stream()
        .filter(statement -> statement.contains("api_keys"))
        .map(statement -> statement.replaceAll("'[^']*'", "?"))
        .toList();
  }

  @Test
  void aWrongSecretOfAKnownKeyCostsWhatAnUnknownIdCosts() throws Exception {
    system.as(session).get("/api/v2/users/me").expect(200);
    system.as("AAAAAAAAAA" + SECRET).get("/api/v2/users/me").expect(401);
    assertThat(statementsAboutKeys(session.substring(0, 10) + SECRET))
        .hasSize(1)
        .isEqualTo(statementsAboutKeys("BBBBBBBBBB" + SECRET));
  }
}
