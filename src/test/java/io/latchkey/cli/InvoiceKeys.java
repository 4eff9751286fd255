package io.latchkey.cli;

import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.RelyingService;
import io.latchkey.fixture.ServerScript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * One Latchkey for all test classes of frameworks, with the resource types of {@code
 * src/example/invoices}, and a member who makes keys: olga, who has invoices there.
 */
final class InvoiceKeys implements BeforeAllCallback {
  private static final String MEMBER = "olga";

  private Running running;

  /** Runs until the last test class has ended. */
  private static final class Running implements AutoCloseable {
    private final ServerScript script;
    private final LatchkeySystem system;
    private final String owner;
    private final LatchkeySystem member;

    private Running() {
      String types = RelyingService.SAMPLE.resolve("resource-types.json").toString();
      try {
        Path data = Files.createTempDirectory("latchkey");
        script = new ServerScript(data, Map.of("LATCHKEY_RESOURCE_TYPES", types));
        system = script.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      owner = Fixtures.ownerSession(system);
      member = system.as(newMember(system.as(owner)));
    }

    private static String newMember(LatchkeySystem owner) {
      owner
          .post(
              "/api/v2/users",
              Map.of(
                  "username",
                  MEMBER,
                  "service_account",
                  true,
                  "user_status",
                  "active",
                  "organization_ids",
                  List.of(Fixtures.DEFAULT_ORGANIZATION)))
          .expect(201);
      String keys = "/api/v2/users/" + MEMBER + "/keys";
      return owner.post(keys).expect(201).json().getString("key");
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
    String printed = createVerifier(home, "--for", framework.name());
    return printed.substring(printed.indexOf("\n\n") + 2);
  }

  /** What a service with our client is told: where Latchkey is, and a new verifier's key. */
  Map<String, String> settings(Path home) throws IOException {
    String token = createVerifier(home).lines().findFirst().orElseThrow();
    return Map.of(
        "LATCHKEY_URL",
        running.system.address().toString(),
        "LATCHKEY_KEY",
        token.replaceFirst("Token: +", ""));
  }

  private String createVerifier(Path home, String... more) throws IOException {
    List<String> command = new ArrayList<>(List.of("verifiers", "create"));
    command.add(Fixtures.unique("billing"));
    command.addAll(List.of(more));
    return new Executable(home, running.system.address().toString())
        .run(Map.of("CODER_SESSION_TOKEN", running.owner), "", command.toArray(String[]::new))
        .succeeds()
        .out();
  }

  /** The name of the user whose keys these are. */
  String username() {
    return MEMBER;
  }

  /** A new key with these scopes. */
  String create(String... scopes) {
    return create(List.of(scopes), List.of());
  }

  /** A new key that is confined to one object. */
  String createFor(String object, String... scopes) {
    return create(List.of(scopes), List.of(object));
  }

  private String create(List<String> scopes, List<String> allowList) {
    return running
        .member
        .post("/api/v2/users/me/keys/tokens", Map.of("scopes", scopes, "allow_list", allowList))
        .expect(201)
        .json()
        .getString("key");
  }

  /** Expires a key. */
  void expire(String key) {
    running.member.put("/api/v2/users/me/keys/" + key.substring(0, 10) + "/expire").expect(204);
  }

  /** Stops Latchkey. */
  void stopLatchkey() throws InterruptedException {
    running.script.stop();
  }

  /** Starts it again, at the same address. */
  void startLatchkeyAgain() throws IOException {
    running.script.startAgain();
  }
}
