package io.latchkey.recovery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * The command {@code password USERNAME}, which reads the new password as one line from standard
 * input, and {@code expire-keys USERNAME} or {@code expire-keys --everybody}. The database is named
 * by the environment: {@code LATCHKEY_JDBC_URL}, {@code LATCHKEY_JDBC_USER}, {@code
 * LATCHKEY_JDBC_PASSWORD}.
 */
public final class Recovery {

  private static final String USAGE =
      "usage: password USERNAME | expire-keys USERNAME | expire-keys --everybody";

  private Recovery() {}

  /** Exits with 0 on success, else with 1 after one line on standard error. */
  public static void main(String[] arguments) {
    System.exit(run(arguments, System.getenv(), System.out, System.err));
  }

  static int run(
      String[] arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
    if (arguments.length != 2) {
      err.println("latchkey: " + USAGE);
      return 1;
    }
    try (Connection connection =
        DriverManager.getConnection(
            environment.getOrDefault("LATCHKEY_JDBC_URL", ""),
            environment.getOrDefault("LATCHKEY_JDBC_USER", "sa"),
            environment.getOrDefault("LATCHKEY_JDBC_PASSWORD", ""))) {
      connection.setAutoCommit(false);
      OfflineDatabase database = new OfflineDatabase(connection, Clock.systemUTC());
      String done = done(database, arguments);
      connection.commit();
      out.println("latchkey: " + done);
      return awaitServers(database, err);
    } catch (IllegalArgumentException refused) {
      err.println("latchkey: " + refused.getMessage());
    } catch (SQLException | IOException fault) {
      err.println("latchkey: the database cannot be changed: " + reason(fault));
    }
    return 1;
  }

  private static int awaitServers(OfflineDatabase database, PrintStream err) {
    try {
      database.awaitServers();
      return 0;
    } catch (SQLException fault) {
      err.println(
          "latchkey: it is not known when all servers heed that; repeat the command: "
              + reason(fault));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return 1;
  }

  /** In one line. The driver mentions a rejected certificate only in a cause. */
  private static String reason(Exception fault) {
    Throwable told = fault;
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof GeneralSecurityException) {
        told = cause;
      }
    }
    String text = String.valueOf(told.getMessage()).lines().findFirst().orElse("");
    return told == fault ? text : "its identity cannot be verified: " + text;
  }

  private static String done(OfflineDatabase database, String[] arguments)
      throws SQLException, IOException {
    String who = arguments[1];
    switch (arguments[0]) {
      case "password" -> {
        int keys = database.setPassword(who, password());
        return who + " has a new password; " + keys + " keys deleted";
      }
      case "expire-keys" -> {
        boolean everybody = who.equals("--everybody");
        int keys = database.expireKeys(everybody ? Optional.empty() : Optional.of(who));
        return keys + " keys expired";
      }
      default -> throw new IllegalArgumentException(USAGE);
    }
  }

  private static String password() throws IOException {
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String line = input.readLine();
    return line == null ? "" : line;
  }
}
