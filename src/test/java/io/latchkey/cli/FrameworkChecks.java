package io.latchkey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.RelyingService;
import java.io.IOException;
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
 * What a framework makes of keys with nothing but the configuration that the command line prints
 * (verification 7). The service asks for the scope {@code invoice:read}.
 */
@Tag("frameworks")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FrameworkChecks {
  private static final String INVOICE = "/invoices/INV-7";

  private final Framework framework;
  private Person person;
  private RelyingService service;

  FrameworkChecks(Framework framework) {
    this.framework = framework;
  }

  /** The running service, with this configuration. */
  abstract RelyingService start(String configuration) throws IOException, InterruptedException;

  @BeforeAll
  void start(@TempDir Path home) throws IOException, InterruptedException {
    person = Fixtures.newMember();
    Map<String, String> owner = Map.of("CODER_SESSION_TOKEN", Fixtures.ownerSession());
    String name = Fixtures.unique("billing");
    String printed =
        new Executable(home)
            .run(owner, "", "verifiers", "create", name, "--for", framework.name())
            .succeeds()
            .out();
    service = start(printed.substring(printed.indexOf("\n\n") + 2));
  }

  @AfterAll
  void stop() throws InterruptedException {
    if (service != null) {
      service.stop();
    }
  }

  private String newKey(String... scopes) {
    return person
        .calls()
        .post(person.path() + "/keys/tokens", Map.of("scopes", List.of(scopes)))
        .expect(201)
        .json()
        .getString("key");
  }

  private Answer view(String key) {
    return service.calls().with("Authorization", "Bearer " + key).get(INVOICE);
  }

  @Test
  void aKeyWithTheScopeIsLetIn() {
    String body = "INV-7 for " + person.username();
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
    person.calls().put(person.path() + "/keys/" + key.substring(0, 10) + "/expire").expect(204);
    view(key).expect(401);
  }
}
