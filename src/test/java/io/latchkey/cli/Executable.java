package io.latchkey.cli;

import io.latchkey.fixture.LatchkeySystem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The finished executable, called by the name coder and with a home of its own. */
final class Executable {
  private static final Path FILE = Path.of("target", "latchkey").toAbsolutePath();

  private final Path home;
  private final String server;
  private final Path link;

  /** Calls the system under test. */
  Executable(Path home) throws IOException {
    this(home, LatchkeySystem.underTest().address().toString());
  }

  /** Calls the server at this URL. */
  Executable(Path home, String server) throws IOException {
    this.home = home;
    this.server = server;
    this.link = Files.createSymbolicLink(home.resolve("coder"), FILE);
  }

  Result run(String... arguments) {
    return run(Map.of(), "", arguments);
  }

  Result run(Map<String, String> variables, String input, String... arguments) {
    return start(
        variables,
        input,
        Stream.concat(Stream.of(link.toString()), Arrays.stream(arguments)).toArray(String[]::new));
  }

  /** A line of shell, in which coder is a command. */
  Result shell(String line) {
    return start(Map.of(), "", "sh", "-c", line);
  }

  /**
   * A line of shell on a pseudo-terminal; out is all that the screen shows.
   *
   * @param dialogue prompts, each followed by what is typed when it appears
   */
  Result onTerminal(String line, String... dialogue) throws IOException, InterruptedException {
    return onTerminal(line, () -> {}, dialogue);
  }

  /** As {@link #onTerminal(String, String...)}, doing something at the end of the dialogue. */
  Result onTerminal(String line, Runnable then, String... dialogue)
      throws IOException, InterruptedException {
    Process process =
        builder(Map.of(), "script", "--quiet", "--return", "--command", line, "/dev/null").start();
    StringBuilder screen = new StringBuilder();
    int said = 0;
    int seen = 0;
    try (OutputStream keyboard = process.getOutputStream();
        InputStream shown = process.getInputStream()) {
      for (int next = shown.read(); next >= 0; next = shown.read()) {
        screen.append((char) next);
        if (said < dialogue.length && screen.indexOf(dialogue[said], seen) >= 0) {
          seen = screen.length();
          keyboard.write((dialogue[said + 1] + "\n").getBytes(StandardCharsets.UTF_8));
          keyboard.flush();
          said += 2;
          if (said == dialogue.length) {
            then.run();
          }
        }
      }
    }
    return new Result(process.waitFor(), screen.toString(), "");
  }

  private Result start(Map<String, String> variables, String input, String... command) {
    try {
      Process process = builder(variables, command).start();
      CompletableFuture<String> err =
          CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
      try (OutputStream in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      }
      String out = text(process.getInputStream());
      return new Result(process.waitFor(), out, err.join());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private ProcessBuilder builder(Map<String, String> variables, String... command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("CODER_") || name.startsWith("XDG_"));
    environment.remove("NO_COLOR");
    environment.put("TERM", "xterm");
    environment.put("HOME", home.toString());
    environment.put("PATH", home + ":" + environment.get("PATH"));
    environment.put("CODER_URL", server);
    environment.put("LATCHKEY_CLASS_ARCHIVE", "off");
    environment.putAll(variables);
    return builder;
  }

  private static String text(InputStream stream) {
    try {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
