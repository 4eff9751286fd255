package io.latchkey.cli;

import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerScript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * One Latchkey for all test classes of frameworks, which declares the resource type {@code
 * invoice}, and a member who makes keys.
 */
final class InvoiceKeys implements BeforeAllCallback {
  private Running running;

  /** Runs until the last test class has ended. */
  private static final class Running implements AutoCloseable {
    private final ServerScript script;
    private final LatchkeySystem system;
    private final String owner;
    private final Person member;

    private Running() {
      String types = Path.of("src", "it", "resource-types.json").toAbsolutePath().toString();
      try {
        Path data = Files.createTempDirectory("latchkey");
        script = new ServerScript(data, Map.of("LATCHKEY_RESOURCE_TYPES", types));
        system = script.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      owner = Fixtures.ownerSession(system);
      member = Fixtures.newServiceAccount(system.as(owner));
    }

    @Override
    public void close() {
      try {
        script.stop();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    running =
        context
            .getRoot()
            .getStore(Namespace.create(InvoiceKeys.class))
            .getOrComputeIfAbsent(Running.class, key -> new Running(), Running.class);
  }

  /** What the executable prints after the values of a new verifier, for this framework. */
  String configuration(Path home, Framework framework) throws IOException {
    String printed =
        new Executable(home, running.system.address().toString())
            .run(
                Map.of("CODER_SESSION_TOKEN", running.owner),
                "",
                "verifiers",
                "create",
                Fixtures.unique("billing"),
                "--for",
                framework.name())
            .succeeds()
            .out();
    return printed.substring(printed.indexOf("\n\n") + 2);
  }

  /** The name of the user whose keys these are. */
  String username() {
    return running.member.username();
  }

  /** A new key with these scopes. */
  String create(String... scopes) {
    return member()
        .post("/api/v2/users/me/keys/tokens", Map.of("scopes", List.of(scopes)))
        .expect(201)
        .json()
        .getString("key");
  }

  /** Expires a key. */
  void expire(String key) {
    member().put("/api/v2/users/me/keys/" + key.substring(0, 10) + "/expire").expect(204);
  }

  private LatchkeySystem member() {
    return running.system.as(running.member.session());
  }
}
