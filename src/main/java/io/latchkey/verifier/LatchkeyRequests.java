package io.latchkey.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.latchkey.api.IntrospectionResponse;
import io.latchkey.api.Json;
import io.latchkey.api.RevocationsResponse;
import io.latchkey.lease.LeaseTerms;
import io.latchkey.lease.RevokerTerms;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The two requests to Latchkey, with the verifier's own key. Each ends in the time it is given. */
final class LatchkeyRequests {

  /** Bytes: every scope there may be is named in 200,000; a hundred thousand revocations. */
  private static final int LONGEST_INTROSPECTION = 1 << 20;

  private static final int LONGEST_FEED = 1 << 24;

  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private final BoundedHttp http;
  private final URI server;
  private final String key;

  private volatile boolean shutOut;

  LatchkeyRequests(HttpClient client, URI server, String key) {
    this.http = new BoundedHttp(client, server);
    this.server = server;
    this.key = key;
  }

  /**
   * What a key permits, by a read of the database that begins after this call.
   *
   * @param deadline by {@link System#nanoTime}
   * @throws VerificationUnavailableException when there is no answer, or another one
   */
  IntrospectionResponse introspect(String token, long deadline) {
    HttpRequest request =
        request("/oauth2/introspect")
            .setHeader("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("fresh=true&token=" + URLEncoder.encode(token, UTF_8)))
            .build();
    IntrospectionResponse read =
        answer(
            http.sendInTurn(request, LONGEST_INTROSPECTION, deadline), IntrospectionResponse.class);
    if (read.active() == null) {
      throw notLatchkeys();
    }
    letIn();
    return read;
  }

  /**
   * What was revoked lately.
   *
   * @param patience how long it may take
   * @throws VerificationUnavailableException when there is no answer in that time, or another one,
   *     or it does not go back far enough
   */
  RevocationsResponse revocations(Duration patience) {
    HttpRequest request = request("/api/v2/revocations").GET().build();
    long deadline = System.nanoTime() + patience.toNanos();
    RevocationsResponse read =
        answer(http.send(request, LONGEST_FEED, deadline), RevocationsResponse.class);
    if (read.windowMs() < RevokerTerms.WINDOW.toMillis()
        || read.leaseMs() < LeaseTerms.SHORTEST_LEASE.toMillis()
        || !isWhole(read)) {
      throw new VerificationUnavailableException(
          "Latchkey's list of revocations is not what this version of the client can rely on.");
    }
    return read;
  }

  private static boolean isWhole(RevocationsResponse read) {
    return read.now() != null
        && read.revocations() != null
        && read.revocations().stream().allMatch(row -> row != null && row.id() != null);
  }

  /**
   * Whether Latchkey refused this verifier when it last answered: it may have been shut out on
   * purpose, because somebody else has its key.
   */
  boolean isShutOut() {
    return shutOut;
  }

  /** Latchkey, and no copy of what it said before, has answered this verifier. */
  void letIn() {
    shutOut = false;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server + path))
        .setHeader("Accept", "application/json")
        .setHeader("Cache-Control", "no-store") // an old list of revocations is as bad as none
        .setHeader("User-Agent", "latchkey-verifier")
        .setHeader("Coder-Session-Token", key);
  }

  /** Ends all requests, and lets none begin. */
  void close() {
    http.close();
  }

  private <T> T answer(HttpResponse<byte[]> response, Class<T> type) {
    if (response.statusCode() != OK) {
      throw refusal(response.statusCode());
    }
    try {
      return type.cast(Json.read(response.body(), type));
    } catch (IllegalArgumentException other) {
      throw notLatchkeys();
    }
  }

  /** Of an answer that no Latchkey would give. */
  VerificationUnavailableException notLatchkeys() {
    return new VerificationUnavailableException(
        "The answer of " + server + " is not Latchkey's; is the address right?");
  }

  private VerificationUnavailableException refusal(int status) {
    if (status == UNAUTHORIZED || status == FORBIDDEN) {
      shutOut = true;
    }
    return switch (status) {
      case UNAUTHORIZED ->
          new VerificationUnavailableException(
              server + " does not accept this verifier's own key.");
      case FORBIDDEN ->
          new VerificationUnavailableException(
              "This verifier's own key lacks the scope api_key:introspect, or its user a"
                  + " role that permits it.");
      default ->
          new VerificationUnavailableException(server + " answered with status " + status + ".");
    };
  }

  URI server() {
    return server;
  }
}
