package io.latchkey.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ScriptTest;
import io.latchkey.fixture.ServerScript;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands for emergencies, as an operator types them, on the file that a server left. */
@ScriptTest
class RecoverIT {

  private static final String LOST = "Lantern-42-over-the-quay";
  private static final String NEW = "Another-Lantern-43-below";

  private final ServerScript script;

  RecoverIT(@TempDir Path data) {
    script = new ServerScript(data, Map.of());
  }

  @AfterEach
  void stop() throws InterruptedException {
    script.stop();
  }

  @Test
  void anOwnerWhoseKeysLeakedAndWhosePasswordIsLostGetsInAgain()
      throws IOException, InterruptedException {
    LatchkeySystem system = script.start();
    Map<String, String> olga =
        Map.of("email", "olga@example.com", "username", "olga", "password", LOST);
    system.post("/api/v2/users/first", olga).expect(201);
    String session = logIn(system, LOST);
    assertThat(script.recover("", "expire-keys", "--everybody")).startsWith("1 latchkey: the data");
    assertThat(system.as(session).get("/api/v2/users/me").status()).isEqualTo(200);
    assertThat(script.stop()).isZero();

    assertThat(script.recover("", "expire-keys", "olga")).isEqualTo("0 latchkey: 1 keys expired");
    system = script.start();
    assertThat(system.as(session).get("/api/v2/users/me").detail())
        .startsWith("API key expired at ");
    assertThat(script.stop()).isZero();

    assertThat(script.recover("short\n", "password", "olga")).startsWith("1 latchkey: insecure");
    assertThat(script.recover(NEW + "\n", "password", "olga"))
        .isEqualTo("0 latchkey: olga has a new password; 1 keys deleted");
    system = script.start();
    assertThat(system.as(logIn(system, NEW)).get("/api/v2/users/me").status()).isEqualTo(200);
  }

  private static String logIn(LatchkeySystem system, String password) {
    return system
        .post("/api/v2/users/login", Map.of("email", "olga@example.com", "password", password))
        .expect(201)
        .json()
        .getString("session_token");
  }
}
