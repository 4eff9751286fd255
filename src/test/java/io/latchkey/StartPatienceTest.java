package io.latchkey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long {@code server-config/payara-micro/run} waits, with a server that is a script. The
 * shell's timer starts at the value of {@code SECONDS} in the environment.
 */
class StartPatienceTest {

  private static final String JAVA =
      """
      #!/usr/bin/env bash
      case "$*" in
        *-version) echo 'openjdk version "17.0.1"' >&2 ;;
        *--outputlauncher) mkdir -p root/{runtime,config,docroot,lib} && echo jar > root/launch-micro.jar ;;
        *) %s ;;
      esac
      """;

  private static final String JAR =
      """
      #!/usr/bin/env bash
      [ "$1" != xf ] || { mkdir -p WEB-INF/lib META-INF && echo manifest > META-INF/MANIFEST.MF; }
      """;

  @TempDir Path folder;
  private Path lib;

  @BeforeEach
  void prepare() throws IOException {
    lib = Files.createDirectory(folder.resolve("lib"));
    for (String name :
        List.of("payara-micro.jar", "h2.jar", "mysql-connector-j.jar", "latchkey.war")) {
      Files.writeString(lib.resolve(name), name);
    }
  }

  private static void script(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  /** The exit status, and both outputs. */
  private String startOf(String server, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path jdk = Files.createDirectories(folder.resolve("jdk/bin"));
    script(jdk.resolve("java"), JAVA.formatted(server));
    script(jdk.resolve("jar"), JAR);
    ProcessBuilder builder =
        new ProcessBuilder(
                "server-config/payara-micro/run",
                "--port",
                "9",
                "--data",
                folder.resolve("data").toString())
            .redirectErrorStream(true);
    builder.environment().remove("LATCHKEY_START_SECONDS");
    builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    builder.environment().put("LATCHKEY_SERVER_LIB", lib.toString());
    builder.environment().put("LATCHKEY_WAR", lib.resolve("latchkey.war").toString());
    builder.environment().putAll(environment);
    Process run = builder.start();
    String said = new String(run.getInputStream().readAllBytes(), UTF_8);
    return run.waitFor() + " " + said;
  }

  @Test
  void aServerThatIsComingIsNotGivenUpAfterAMinute() throws IOException, InterruptedException {
    String server = "echo coming; sleep 1; echo 'Latchkey cannot start: told late'; sleep 60";
    assertThat(startOf(server, Map.of("SECONDS", "120"))).isEqualTo("1 latchkey: told late\n");
  }

  @Test
  void aServerThatComesForeverIsGivenUp() throws IOException, InterruptedException {
    String server = "while sleep 0.1; do echo coming; done";
    assertThat(startOf(server, Map.of("SECONDS", "179")))
        .matches("1 latchkey: the server was not ready within 180 seconds; see .*\n");
  }

  @Test
  void aServerThatDoesNothingIsNotWaitedForToTheEnd() throws IOException, InterruptedException {
    assertThat(startOf("exec sleep 60", Map.of("LATCHKEY_START_SECONDS", "6")))
        .matches(
            "1 latchkey: the server was not ready and did nothing for [2-5] seconds; see .*\n");
  }
}
