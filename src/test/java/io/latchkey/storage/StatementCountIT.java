package io.latchkey.storage;

import static io.latchkey.fixture.Fixtures.ownerSession;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.DatabaseServer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ScriptTest;
import io.latchkey.fixture.ServerScript;
import io.latchkey.fixture.StatementLog;
import io.latchkey.fixture.StatementLog.Said;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * How often an operation that writes asks the database before it is answered. The node keeps no
 * keys in memory, so each request has one statement that authenticates it, and none is about leases
 * that come and go.
 */
@ScriptTest
@Tag("mysql")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementCountIT {

  private static final String KEYS = "/api/v2/users/me/keys";
  private static final String TOKENS = KEYS + "/tokens";

  /** Of the one transaction, with its commit. */
  private static final int MOST = 5;

  private DatabaseServer database;
  private ServerScript node;
  private LatchkeySystem system;
  private LatchkeySystem owner;
  private StatementLog log;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    database = DatabaseServer.start(folder.resolve("database"));
    Map<String, String> settings = Map.of("LATCHKEY_KEY_CACHE_RECORDS", "0");
    node = ServerScript.on(database.url(), settings, folder.resolve("node"));
    system = node.start();
    owner = system.as(ownerSession(system));
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

  /** The second time, when the drivers have learned the statements and the use is recorded. */
  private Said second(Runnable request) throws Exception {
    request.run();
    return log.during(request);
  }

  /** What is outside of the transaction authenticates, or is named. */
  private static void expectOneTransaction(Said said, int alone) {
    assertThat(said.transactions()).hasSize(1);
    assertThat(said.transactions().get(0)).hasSizeLessThanOrEqualTo(MOST).endsWith("commit");
    assertThat(said.alone()).hasSize(alone);
  }

  @Test
  void aTokenWithAName() throws Exception {
    expectOneTransaction(
        second(() -> owner.post(TOKENS, Map.of("token_name", Fixtures.unique("n"))).expect(201)),
        1);
  }

  @Test
  void aTokenWithoutAName() throws Exception {
    expectOneTransaction(second(() -> owner.post(TOKENS, Map.of()).expect(201)), 1);
  }

  @Test
  void aTokenMadeByARestrictedKey() throws Exception {
    Map<String, ?> wish = Map.of("scopes", List.of("user:read", "api_key:create"));
    String key = owner.post(TOKENS, wish).expect(201).json().getString("key");
    expectOneTransaction(second(() -> system.as(key).post(TOKENS, Map.of()).expect(201)), 1);
  }

  /** The user whom the path names is read too. */
  @Test
  void aTokenForSomebodyElse() throws Exception {
    String tokens = Fixtures.newUser(owner).path() + "/keys/tokens";
    expectOneTransaction(second(() -> owner.post(tokens, Map.of()).expect(201)), 2);
  }

  @Test
  void aSessionMadeByAKey() throws Exception {
    expectOneTransaction(second(() -> owner.post(KEYS).expect(201)), 1);
  }

  /** How long to wait for other nodes is read after the commit. */
  @Test
  void anExpiry() throws Exception {
    owner.put(KEYS + "/" + newKey() + "/expire").expect(204);
    String key = newKey();
    expectOneTransaction(log.during(() -> owner.put(KEYS + "/" + key + "/expire").expect(204)), 2);
  }

  @Test
  void aDeletion() throws Exception {
    owner.delete(KEYS + "/" + newKey()).expect(204);
    String key = newKey();
    expectOneTransaction(log.during(() -> owner.delete(KEYS + "/" + key).expect(204)), 2);
  }

  private String newKey() {
    return owner.post(TOKENS, Map.of()).expect(201).json().getString("key").substring(0, 10);
  }

  @Test
  void aLogOut() throws Exception {
    Person member = Fixtures.newUser(owner);
    LatchkeySystem session = system.as(logIn(member));
    session.get("/api/v2/users/me").expect(200);
    expectOneTransaction(log.during(() -> session.post("/api/v2/users/logout").expect(200)), 2);
  }

  /**
   * From an address that the account knows. The attempt is counted by a transaction before that of
   * the session, and no more after it: others must see it meanwhile. Twice it is asked what came
   * before, once who has the email address.
   */
  @Test
  void aLogIn() throws Exception {
    Person member = Fixtures.newUser(owner);
    Said said = second(() -> logIn(member));
    assertThat(said.transactions()).extracting(List::size).containsExactlyInAnyOrder(2, MOST, 2);
    assertThat(said.alone()).hasSize(3);
  }

  private String logIn(Person member) {
    return system
        .post("/api/v2/users/login", Map.of("email", member.email(), "password", member.password()))
        .expect(201)
        .json()
        .getString("session_token");
  }
}
