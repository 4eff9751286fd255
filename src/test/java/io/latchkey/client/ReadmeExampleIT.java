package io.latchkey.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's example of the Java SDK, compiled and run with the client's jar and nothing else.
 */
@ServerTest
class ReadmeExampleIT {
  private static final Path JAR = Path.of("target", "latchkey-client.jar").toAbsolutePath();

  @TempDir Path folder;

  @Test
  void theExampleCompilesAndRunsAgainstTheJarAlone() throws Exception {
    Matcher example =
        Pattern.compile("(?s)```java\n(import .*?)```")
            .matcher(Files.readString(Path.of("README.md")));
    assertThat(example.find()).isTrue();
    Files.writeString(folder.resolve("Example.java"), example.group(1));
    Person member = Fixtures.newMember();

    assertThat(run("javac", "-cp", JAR.toString(), "-Werror", "Example.java")).isEmpty();
    String printed =
        run(
            "java",
            "-cp",
            JAR + ":.",
            "Example",
            LatchkeySystem.underTest().address().toString(),
            member.email(),
            member.password());

    assertThat(printed).contains("ci, expires ").contains("refused: 401");
    assertThat(member.calls().get("/api/v2/users/me/keys/tokens").jsonArray()).isEmpty();
  }

  private String run(String... command) throws IOException, InterruptedException {
    command[0] = Path.of(System.getProperty("java.home"), "bin", command[0]).toString();
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("exit status of %s: %s", command[0], output).isZero();
    return output;
  }
}
