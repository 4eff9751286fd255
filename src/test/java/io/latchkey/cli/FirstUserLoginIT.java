package io.latchkey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.ScriptTest;
import io.latchkey.fixture.ServerScript;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first login at a new installation, on a terminal, with the finished executable. */
@ScriptTest
class FirstUserLoginIT {
  private static final String PASSWORD = "Lantern-42-over-the-quay";

  private final Path home;
  private final ServerScript script;

  FirstUserLoginIT(@TempDir Path home) {
    this.home = home;
    this.script = new ServerScript(home.resolve("data"), Map.of());
  }

  @AfterEach
  void stop() throws InterruptedException {
    script.stop();
  }

  @Test
  void whoLogsInToANewInstallationBecomesItsOwner() throws IOException, InterruptedException {
    Executable coder = new Executable(home, script.start().address().toString());
    Result login =
        coder
            .onTerminal(
                "coder login",
                "> What's your email? ",
                "olga@example.com",
                "> What username would you like? ",
                "olga",
                "> Enter a password: ",
                PASSWORD,
                "> Confirm password: ",
                "Lantern-43-over-the-quay",
                "> Enter a password: ",
                PASSWORD,
                "> Confirm password: ",
                PASSWORD)
            .succeeds();
    assertThat(login.out())
        .contains("This installation has no users yet", "Passwords do not match")
        .doesNotContain("over-the-quay")
        .endsWith("Welcome to Coder, olga! You're authenticated.\r\n");
    assertThat(coder.run("whoami", "-o", "table", "-c", "username,roles").succeeds().out())
        .isEqualTo("USERNAME  ROLES\nolga      *:Owner\n");
  }
}
