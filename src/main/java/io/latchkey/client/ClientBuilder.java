package io.latchkey.client;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * How a {@link LatchkeyClient} connects; everything has a default. Not safe for several threads.
 */
public final class ClientBuilder {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(60);

  /**
   * For servers without TLS: an HTTP client wants a context, even if it never opens a connection by
   * it. Making the platform's takes longer than a request: with that one the command line's {@code
   * tokens ls} takes 0.53 s of CPU time instead of 0.42, medians of 15 in turn.
   */
  private static final SSLContext NO_TLS = new SSLContext(null, null, "none") {};

  private final URI server;
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private String key = "";
  private Duration connectTimeout = CONNECT_TIMEOUT;
  private Duration requestTimeout = REQUEST_TIMEOUT;
  private SSLContext tls;

  ClientBuilder(String url) {
    server = ServerAddress.parse(url);
  }

  /** The session token or API token to send with every request; none by default. */
  public ClientBuilder key(String value) {
    key = requireNonNull(value);
    return this;
  }

  /** How long opening a connection may take; 10 seconds by default. */
  public ClientBuilder connectTimeout(Duration value) {
    connectTimeout = requireNonNull(value);
    return this;
  }

  /** How long an answer may take, counted from the request; 60 seconds by default. */
  public ClientBuilder requestTimeout(Duration value) {
    requestTimeout = requireNonNull(value);
    return this;
  }

  /** Which servers to trust and which client certificate to present; the platform's by default. */
  public ClientBuilder tls(SSLContext value) {
    tls = requireNonNull(value);
    return this;
  }

  /** One more header for every request, such as a proxy's credential. */
  public ClientBuilder header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /** Builds the client; nothing is sent yet. */
  public LatchkeyClient build() {
    HttpClient.Builder http =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(connectTimeout);
    if (tls != null) {
      http.sslContext(tls);
    } else if (server.getScheme().equalsIgnoreCase("http")) {
      http.sslContext(NO_TLS).sslParameters(new SSLParameters());
    }
    return new LatchkeyClient(new Connection(http.build(), server, key, headers, requestTimeout));
  }
}
