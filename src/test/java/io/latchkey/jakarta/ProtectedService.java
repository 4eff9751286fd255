package io.latchkey.jakarta;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.RelyingService;
import io.latchkey.fixture.ServiceArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A small service with {@code latchkey-jakarta.jar} on Payara Micro, whose keys are those of the
 * system under test: an application that leaves it to the server to find its classes, one that
 * lists them, one that has only what is annotated found, and WARs that are not to start. One for
 * all test classes.
 */
final class ProtectedService implements BeforeAllCallback {

  /** Where the same resources are, those that were found and those that were listed. */
  static final List<String> APPLICATIONS =
      List.of("/protected/scanned", "/protected/listed", "/protected/alone");

  /**
   * What is in folders of their own, and would be open if it started. Last what CDI does not see:
   * Payara Micro then starts no other.
   */
  private static final List<String> WOULD_BE_OPEN = List.of("locators", "unloaded", "locator");

  private Running running;

  /** Runs until the last test class has ended. */
  private record Running(RelyingService service, Person member, String reader)
      implements AutoCloseable {

    static Running start() throws Exception {
      Path all = Path.of("src", "it");
      Path sources = all.resolve("protected");
      RelyingService service = RelyingService.of("protected");
      Path folder = service.emptyFolder();
      Map<String, String> settings =
          Map.of(
              "latchkey.url",
              LatchkeySystem.underTest().address().toString(),
              "latchkey.key",
              token(Fixtures.newUser("verifier"), "api_key:introspect"));
      List<Path> wars = new ArrayList<>();
      wars.add(ServiceArchive.build(sources, folder.resolve("protected.war"), settings));
      wars.add(ServiceArchive.build(sources, folder.resolve("unset.war"), Map.of()));
      for (String name : WOULD_BE_OPEN) {
        wars.add(ServiceArchive.build(all.resolve(name), folder.resolve(name + ".war"), settings));
      }
      service.start(
          folder,
          Map.of("TZ", "UTC"),
          " ready in ",
          ServiceArchive.serve(folder, service.port(), wars));
      Person member = Fixtures.newMember();
      return new Running(service, member, token(member, "workspace:read"));
    }

    @Override
    public void close() throws IOException {
      service.stop();
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    running =
        context
            .getRoot()
            .getStore(Namespace.create(ProtectedService.class))
            .getOrComputeIfAbsent(Running.class, key -> start(), Running.class);
  }

  private static Running start() {
    try {
      return Running.start();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** A new token of that user's. */
  static String token(Person user, String scopes, String... allowList) {
    return user.calls()
        .post(
            user.path() + "/keys/tokens",
            Map.of("scopes", List.of(scopes.split(",", -1)), "allow_list", List.of(allowList)))
        .expect(201)
        .json()
        .getString("key");
  }

  /** A new token of the member's. */
  String token(String scopes, String... allowList) {
    return token(running.member, scopes, allowList);
  }

  void expire(String key) {
    Person member = running.member;
    member.calls().put(member.path() + "/keys/" + id(key) + "/expire").expect(204);
  }

  /** One with the scope {@code workspace:read}. */
  String reader() {
    return running.reader;
  }

  /** Whose tokens these are. */
  String username() {
    return running.member.username();
  }

  /** The service, called without a key. */
  LatchkeySystem anybody() {
    return running.service.calls();
  }

  /** The service, called with a key. */
  LatchkeySystem as(String key) {
    return anybody().with("Authorization", "Bearer " + key);
  }

  /** The service, called with the key of {@link #reader}. */
  LatchkeySystem asReader() {
    return as(reader());
  }

  static String id(String key) {
    return key.substring(0, 10);
  }

  static String challenge(Answer answer) {
    assertThat(answer.headers("WWW-Authenticate")).hasSize(1);
    return answer.header("WWW-Authenticate").orElseThrow();
  }

  static void expectRefusal(Answer answer, int status, String error) {
    assertThat(answer.expect(status).json().getString("error")).isEqualTo(error);
    assertThat(challenge(answer)).contains("error=\"" + error + "\"");
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.mediaType()).startsWith("application/json");
  }
}
