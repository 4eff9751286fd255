package io.latchkey.apikey;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.ContainerTest;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that ask for a long list and then take their time hold nothing that others need. */
@ContainerTest
class StalledReaderIT {

  private static final int READERS = 5;
  private static final int MOST_CONNECTIONS = 20;

  /** Some 17 megabytes: more than any buffers between a server and its client take. */
  private static final int TOO_MANY = 40_000;

  /** Some 8 megabytes, which the server's own buffers once took for each reader. */
  private static final int MANY = 20_000;

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PAUSE_MS = 100;

  /** Less than a reader that stalls is waited for here: none may have been cut off yet. */
  private static final int SOON_MS = 15_000;

  private static final String LIST = "/api/v2/users/me/keys/tokens";
  private static final String ROUTE = "/users/{user}/keys/tokens";

  @Inject Clock clock;
  @Inject ApiKeyCreation creation;
  @Inject HttpServletRequest here;
  @Inject MeterRegistry meters;

  @Resource(lookup = "jdbc/latchkey")
  DataSource database;

  @Resource ManagedExecutorService threads;

  private final List<Socket> stalled = new ArrayList<>();
  private KeyRows rows;
  private UUID user;
  private String session;
  private int port;

  @BeforeEach
  void makeUser() throws SQLException {
    port = here.getLocalPort(); // only this thread has the request
    rows = new KeyRows(database);
    user = rows.addUser();
    session = creation.createSession(user, anybody -> {}, "192.0.2.7").reveal();
  }

  @AfterEach
  void remove() throws SQLException, IOException {
    for (Socket socket : stalled) {
      socket.close();
    }
    rows.removeUser(user);
  }

  private void addTokens(int count) throws SQLException {
    for (int thousand = 0; thousand < count / 1_000; thousand++) {
      Instant end = clock.instant().plus(Duration.ofDays(1));
      rows.addKeys("l%03d".formatted(thousand), 1_000, user, "token", end);
    }
  }

  /** The pool has twenty: nineteen are to be had while five stall, and a request needs one more. */
  @Test
  void readersThatStallHoldNoConnection() throws Exception {
    addTokens(TOO_MANY);
    long before = listsAnswered();
    for (int reader = 0; reader < READERS; reader++) {
      stalled.add(stall());
    }
    Future<Integer> others = threads.submit(this::statusWhileMostConnectionsAreTaken);
    assertThat(others.get(SOON_MS, TimeUnit.MILLISECONDS)).isEqualTo(200);
    assertThat(listsAnswered()).as("readers that stall no more").isEqualTo(before);
  }

  private int statusWhileMostConnectionsAreTaken() throws Exception {
    List<Connection> taken = new ArrayList<>();
    try {
      while (taken.size() < MOST_CONNECTIONS - 1) {
        taken.add(database.getConnection());
      }
      return statusOfMe();
    } finally {
      for (Connection connection : taken) {
        connection.close();
      }
    }
  }

  private int statusOfMe() throws Exception {
    URI me = URI.create("http://127.0.0.1:" + port + "/api/v2/users/me");
    HttpRequest request =
        HttpRequest.newBuilder(me)
            .timeout(Duration.ofMillis(SOON_MS))
            .header("Coder-Session-Token", session)
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
  }

  /** The server under test waits for twenty seconds where {@code listener.asadmin} says sixty. */
  @Test
  void aReaderThatTakesNothingIsCutOff() throws Exception {
    addTokens(MANY);
    long before = listsAnswered();
    Socket reader = stall();
    stalled.add(reader);
    long start = System.nanoTime();
    while (listsAnswered() == before && System.nanoTime() - start < PATIENCE.toNanos()) {
      Thread.sleep(PAUSE_MS);
    }
    assertThat(listsAnswered()).isEqualTo(before + 1);
    assertThat(tokensOf(reader)).as("tokens that it can still take").isLessThan(MANY);
  }

  private long listsAnswered() {
    return meters.find("http.server.requests").tag("route", ROUTE).timers().stream()
        .mapToLong(Timer::count)
        .sum();
  }

  /** Takes what still comes, up to the end of the answer or of the connection. */
  private static int tokensOf(Socket socket) throws IOException {
    StringBuilder taken = new StringBuilder();
    byte[] some = new byte[65_536];
    try {
      for (int read = 0;
          read >= 0 && taken.indexOf("0\r\n\r\n", Math.max(0, taken.length() - 5)) < 0;
          read = socket.getInputStream().read(some)) {
        taken.append(new String(some, 0, read, US_ASCII));
      }
    } catch (SocketException reset) {
      taken.append("reset");
    }
    return taken.toString().split("\"token_name\"", -1).length - 1;
  }

  /** Asks for the list and reads the first byte of it. */
  private Socket stall() throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.setSoTimeout(SOON_MS);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    String request =
        "GET " + LIST + " HTTP/1.1\r\nHost: localhost\r\nCoder-Session-Token: " + session;
    socket.getOutputStream().write((request + "\r\n\r\n").getBytes(US_ASCII));
    assertThat(socket.getInputStream().read()).isEqualTo('H');
    return socket;
  }
}
