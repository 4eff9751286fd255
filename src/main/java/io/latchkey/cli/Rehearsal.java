package io.latchkey.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;

/**
 * Common commands, run once with nobody looking, so that the launcher's archive of loaded classes
 * holds what they load. They talk to a stand-in on the loopback address that this process opens for
 * them.
 */
final class Rehearsal {
  private static final String TOKENS =
      """
      [{"id":"0000000000","user_id":"00000000-0000-0000-0000-000000000000",\
      "last_used":"0001-01-01T00:00:00Z","expires_at":"2027-01-01T00:00:00Z",\
      "created_at":"2026-01-01T00:00:00.123456Z","updated_at":"2026-01-01T00:00:00.123456Z",\
      "login_type":"token","scope":"all","scopes":["coder:all"],"token_name":"rehearsal",\
      "lifetime_seconds":1,"allow_list":[{"type":"*","id":"*"}],"username":"nobody"}]""";
  private static final String REFUSAL = "{\"message\":\"no\",\"detail\":\"rehearsal\"}";

  private Rehearsal() {}

  static void run() {
    try (ServerSocket standIn = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread server = new Thread(() -> serve(standIn));
      server.setDaemon(true);
      server.start();
      String url = "http://127.0.0.1:" + standIn.getLocalPort();
      command(url, "--help");
      command(url, "tokens", "create", "--help");
      command(url, "tokens", "list");
      command(url, "tokens", "list", "--output", "json");
      command(url, "login", "token");
      command(url, "whoami");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void command(String url, String... arguments) {
    Map<String, String> variables = Map.of("CODER_URL", url, "CODER_SESSION_TOKEN", "rehearsal");
    InputStream nothing = new ByteArrayInputStream(new byte[0]);
    Environment environment = new Environment(variables, "latchkey", nothing, "");
    CommandLine command = LatchkeyCommand.commandLine(environment, arguments);
    command.setOut(new PrintWriter(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    command.setErr(new PrintWriter(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    int status = command.execute(arguments);
    if (status != 0 && !arguments[0].equals("whoami")) {
      throw new IllegalStateException("the rehearsal failed");
    }
  }

  private static void serve(ServerSocket standIn) {
    while (!standIn.isClosed()) {
      try (Socket caller = standIn.accept()) {
        String line = requestLine(caller.getInputStream());
        boolean tokens = line.contains("/keys/tokens");
        byte[] body = (tokens ? TOKENS : REFUSAL).getBytes(StandardCharsets.UTF_8);
        String head =
            """
            HTTP/1.1 %s\r
            Content-Type: application/json\r
            Connection: close\r
            X-Coder-Build-Version: v0.0.0\r
            Content-Length: %d\r
            \r
            """;
        OutputStream out = caller.getOutputStream();
        String status = tokens ? "200 OK" : "401 Unauthorized";
        out.write(head.formatted(status, body.length).getBytes(StandardCharsets.UTF_8));
        out.write(body);
        out.flush();
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static String requestLine(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      head.append((char) next);
    }
    return head.substring(0, Math.max(0, head.indexOf("\r\n")));
  }
}
