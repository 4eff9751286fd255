package io.latchkey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A verifier made by the finished executable: a user, its role and its token (verification 2). */
@ServerTest
class VerifiersIT {
  private final String name = Fixtures.unique("billing");

  @TempDir Path home;
  private Executable coder;

  @BeforeEach
  void prepare() throws IOException {
    coder = new Executable(home);
  }

  private Result create(String session, String... more) {
    String[] command = {"verifiers", "create", name};
    String[] all = Arrays.copyOf(command, command.length + more.length);
    System.arraycopy(more, 0, all, command.length, more.length);
    return coder.run(Map.of("CODER_SESSION_TOKEN", session), "", all);
  }

  private static String token(Result created) {
    return created.out().lines().findFirst().orElseThrow().replaceFirst("Token: +", "");
  }

  /** The key is good, and not for this. */
  private static void assertSeesNobody(String key) {
    LatchkeySystem verifier = LatchkeySystem.underTest().as(key);
    assertThat(verifier.get("/api/v2/users").expect(200).json().getInt("count")).isZero();
  }

  @Test
  void anOwnerMakesAServiceAccountThatMayOnlyIntrospect() {
    String key = token(create(Fixtures.ownerSession()).succeeds());
    String id = key.substring(0, key.indexOf('-'));
    JsonObject user = Fixtures.owner().get("/api/v2/users/" + name).expect(200).json();
    assertThat(user.getString("login_type")).isEqualTo("none");
    assertThat(user.getString("email")).isEmpty();
    assertThat(user.getJsonArray("roles").getJsonObject(0).getString("name")).isEqualTo("verifier");
    JsonObject token =
        Fixtures.owner().get("/api/v2/users/" + name + "/keys/" + id).expect(200).json();
    assertThat(token.getJsonArray("scopes").toString()).isEqualTo("[\"api_key:introspect\"]");
    assertSeesNobody(key);
  }

  @Test
  void aSecondTokenIsMadeOnRequestAndTheFirstStaysValid() {
    String owner = Fixtures.ownerSession();
    String first = token(create(owner).succeeds());
    assertThat(create(owner).fails().err())
        .contains("there is a user " + name + " already", "verifiers create " + name + " --again");
    String second = token(create(owner, "--again").succeeds());
    assertThat(second).isNotEqualTo(first);
    for (String key : new String[] {first, second}) {
      assertSeesNobody(key);
    }
  }

  @Test
  void whoIsNoOwnerIsRefusedAndLeavesNothingBehind() {
    assertThat(create(Fixtures.newUser("user-admin").session()).fails().err())
        .contains("error: create user: POST ");
    Fixtures.owner().get("/api/v2/users/" + name).expect(404);
  }
}
