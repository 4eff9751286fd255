package io.latchkey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.RelyingService;
import io.latchkey.fixture.ServerScript;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a framework makes of keys with nothing but the configuration that the command line prints
 * (verification 7). The service asks for the scope {@code invoice:read}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FrameworkChecks {
  private static final String INVOICE = "/invoices/INV-7";

  private final Framework framework;
  private ServerScript latchkey;
  private LatchkeySystem person;
  private String username;
  private RelyingService service;

  FrameworkChecks(Framework framework) {
    this.framework = framework;
  }

  /** The running service, with this configuration. */
  abstract RelyingService start(String configuration) throws IOException, InterruptedException;

  @BeforeAll
  void start(@TempDir Path data, @TempDir Path home) throws IOException, InterruptedException {
    String types = Path.of("src", "it", "resource-types.json").toAbsolutePath().toString();
    latchkey = new ServerScript(data, Map.of("LATCHKEY_RESOURCE_TYPES", types));
    LatchkeySystem system = latchkey.start();
    String session = Fixtures.ownerSession(system);
    Person olga = Fixtures.newServiceAccount(system.as(session));
    person = system.as(olga.session());
    username = olga.username();
    Map<String, String> owner = Map.of("CODER_SESSION_TOKEN", session);
    String printed =
        new Executable(home, system.address().toString())
            .run(owner, "", "verifiers", "create", "billing", "--for", framework.name())
            .succeeds()
            .out();
    service = start(printed.substring(printed.indexOf("\n\n") + 2));
  }

  @AfterAll
  void stop() throws InterruptedException {
    if (service != null) {
      service.stop();
    }
    latchkey.stop();
  }

  private String newKey(String... scopes) {
    return person
        .post("/api/v2/users/me/keys/tokens", Map.of("scopes", List.of(scopes)))
        .expect(201)
        .json()
        .getString("key");
  }

  private Answer view(String key) {
    return service.calls().with("Authorization", "Bearer " + key).get(INVOICE);
  }

  @Test
  void aKeyWithTheScopeIsLetIn() {
    String body = "INV-7 for " + username;
    assertThat(view(newKey("invoice:read")).expect(200).body()).isEqualTo(body);
    String several = newKey("api_key:read", "invoice:read", "workspace:read");
    assertThat(view(several).expect(200).body()).isEqualTo(body);
  }

  @Test
  void aKeyWithoutTheScopeIsForbidden() {
    view(newKey("workspace:read")).expect(403);
    view(newKey("invoice:pay", "workspace:read")).expect(403);
  }

  @Test
  void nobodyIsLetInWithoutAKey() {
    service.calls().get(INVOICE).expect(401);
    view("0123456789-0123456789abcdefABCDEF").expect(401);
  }

  @Test
  void aKeyThatWasLetInIsRefusedOnceItIsExpired() {
    String key = newKey("invoice:read");
    view(key).expect(200);
    person.put("/api/v2/users/me/keys/" + key.substring(0, 10) + "/expire").expect(204);
    view(key).expect(401);
  }
}
