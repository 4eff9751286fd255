package io.latchkey.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The finished executable itself: its archive of classes, and what a terminal shows meanwhile. */
class LauncherIT {
  private static final Map<String, String> WITH_ARCHIVE = Map.of("LATCHKEY_CLASS_ARCHIVE", "on");
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int AT_ONCE = 20;

  @TempDir Path home;

  @Test
  void manyFirstCallsAtOnceSucceedAndLeaveOneArchive() throws Exception {
    Executable coder = new Executable(home, "http://127.0.0.1:1");
    Callable<Result> call = () -> coder.run(WITH_ARCHIVE, "", "--version");
    List<Result> results = new ArrayList<>();
    ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);
    try {
      for (Future<Result> result : callers.invokeAll(Collections.nCopies(AT_ONCE, call))) {
        results.add(result.get());
      }
    } finally {
      callers.shutdown();
    }
    assertThat(results).allSatisfy(LauncherIT::assertVersion);

    long start = System.nanoTime();
    while (!cached().matches("classes-\\d+\\.jsa")
        && System.nanoTime() - start < PATIENCE.toNanos()) {
      assertVersion(call.call());
    }
    assertThat(cached()).matches("classes-\\d+\\.jsa");
    String archive =
        Files.readString(home.resolve(".cache/latchkey").resolve(cached()), ISO_8859_1);
    assertThat(archive.contains("picocli/CommandLine$Interpreter")).as("holds picocli").isTrue();
    assertThat(archive.contains("io/latchkey/cli/TokensCommand")).as("holds ours").isTrue();
    assertVersion(call.call());
  }

  @Test
  void whereNoArchiveCanBeWrittenTheCallGoesWithout() throws IOException {
    Executable coder = new Executable(home, "http://127.0.0.1:1");
    Path file = Files.writeString(home.resolve("file"), "");
    String below = file.resolve("below").toString();
    for (String variable : List.of("HOME", "XDG_CACHE_HOME")) {
      Map<String, String> unwritable = Map.of("LATCHKEY_CLASS_ARCHIVE", "on", variable, below);
      assertVersion(coder.run(unwritable, "", "--version"));
    }
  }

  @Test
  void whoWaitsOnATerminalSeesASignUntilTheAnswerIsThere() throws Exception {
    try (StandIn server = new StandIn()) {
      server.on("GET /api/v2/users/me", 200, Coder.ME).hold();
      Executable coder = new Executable(home, server.url());
      Result waited =
          coder
              .onTerminal(
                  "CODER_SESSION_TOKEN=key coder whoami --no-version-warning",
                  server::letGo,
                  "\r| waiting for the server",
                  "")
              .succeeds();
      assertThat(waited.out())
          .endsWith(
              "\r\033[KCoder is running at %s, You're authenticated as olga !\r\n"
                  .formatted(server.url()));
    }
  }

  @Test
  void whoEndsAKeyOnATerminalIsToldThatItIsUnderWayBeforeTheAnswerIsThere() throws Exception {
    try (StandIn server = new StandIn()) {
      server
          .on("GET /api/v2/users/me/keys/tokens/ci", 200, "{\"id\":\"0123456789\"}")
          .on("PUT /api/v2/users/me/keys/0123456789/expire", 204, "")
          .hold("PUT");
      Executable coder = new Executable(home, server.url());
      Result told =
          coder
              .onTerminal(
                  "CODER_SESSION_TOKEN=key coder tokens rm ci --no-version-warning",
                  server::letGo,
                  "Ending it on every server...",
                  "")
              .succeeds();
      assertThat(told.out()).endsWith("Token has been expired. No server accepts it any more.\r\n");
    }
  }

  private static void assertVersion(Result result) {
    assertThat(result.succeeds().out()).startsWith("Coder v");
    assertThat(result.err()).isEmpty();
  }

  /** The names of what lies in the cache folder. */
  private String cached() throws IOException {
    Path folder = home.resolve(".cache/latchkey");
    if (!Files.isDirectory(folder)) {
      return "";
    }
    try (Stream<Path> files = Files.list(folder)) {
      return String.join(" ", files.map(file -> file.getFileName().toString()).toList());
    }
  }
}
