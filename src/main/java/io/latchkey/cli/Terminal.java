package io.latchkey.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Questions to the person who gave the command: asked on standard error, answered on standard
 * input.
 */
final class Terminal {
  private final Environment environment;
  private final PrintWriter err;

  Terminal(Environment environment, PrintWriter err) {
    this.environment = environment;
    this.err = err;
  }

  /** The answer, without spaces around it. */
  String ask(String question) {
    err.print("> " + question + " ");
    err.flush();
    try {
      return readLine().strip();
    } finally {
      if (!environment.readsFromTerminal()) {
        err.println(); // as the Enter key does on a terminal
        err.flush();
      }
    }
  }

  /** The answer, hidden while it is typed, if it is typed on a terminal. */
  String askSecret(String question) {
    if (!environment.readsFromTerminal()) {
      return ask(question);
    }
    Thread restore = new Thread(() -> stty("echo"));
    Runtime.getRuntime().addShutdownHook(restore);
    if (!stty("-echo")) {
      throw new Failure("this terminal cannot hide what is typed");
    }
    try {
      return ask(question);
    } finally {
      stty("echo");
      Runtime.getRuntime().removeShutdownHook(restore);
      err.println();
      err.flush();
    }
  }

  /** Asks twice until both answers are the same. */
  String askNewPassword() {
    while (true) {
      String password = askSecret("Enter a password:");
      if (!environment.readsFromTerminal() || password.equals(askSecret("Confirm password:"))) {
        return password;
      }
      err.println("Passwords do not match");
    }
  }

  /** Yes or no; an empty answer means yes. */
  boolean confirm(String question) {
    String answer = ask(question + " (yes/no)").toLowerCase(Locale.ROOT);
    return answer.isEmpty() || Set.of("y", "yes").contains(answer);
  }

  private String readLine() {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      int next = environment.in().read();
      if (next < 0) {
        throw new Failure("canceled: no answer on standard input");
      }
      while (next >= 0 && next != '\n') {
        line.write(next);
        next = environment.in().read();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  /** Java's own way needs standard output to be a terminal too. */
  private static boolean stty(String mode) {
    try {
      Process stty =
          new ProcessBuilder("stty", mode)
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return stty.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
