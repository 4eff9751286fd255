package io.latchkey.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.latchkey.api.IntrospectionResponse;
import io.latchkey.api.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;

/** By one request to Latchkey for each, as frameworks do it, on connections that are kept open. */
final class IntrospectionVerification implements Verification {

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpRequest.Builder request;
  private final List<String> keys;

  /**
   * @param own the service's own key
   */
  IntrospectionVerification(URI latchkey, String own, List<String> keys) {
    String halves = own.replaceFirst("-", ":");
    this.request =
        HttpRequest.newBuilder(latchkey.resolve("/oauth2/introspect"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(halves.getBytes(US_ASCII)));
    this.keys = keys;
  }

  @Override
  public boolean permits(int number) {
    try {
      HttpRequest about =
          request.copy().POST(BodyPublishers.ofString("token=" + keys.get(number))).build();
      IntrospectionResponse read =
          Json.read(http.send(about, BodyHandlers.ofString()).body(), IntrospectionResponse.class);
      return read.active() && List.of(read.scope().split(" ", -1)).contains(SCOPE);
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
