package io.latchkey.jakarta;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.latchkey.api.Json;
import io.latchkey.api.OAuthErrorResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * An answer of RFC 6750, 3. It repeats nothing that was presented.
 *
 * @param challenge what {@code WWW-Authenticate} says, empty for none
 * @param error the word for programs
 * @param description for people
 */
record Refusal(int status, String challenge, String error, String description) {

  private static final String REALM = "Bearer realm=\"latchkey\"";
  private static final int UNAVAILABLE = 503;

  /** No key was presented. */
  static Refusal noKey() {
    return new Refusal(
        401, REALM, "invalid_token", "A key is needed, in the header Authorization: Bearer.");
  }

  /** What was presented is no good key. */
  static Refusal badKey(String reason) {
    return challenging(401, "invalid_token", reason, "");
  }

  /** It cannot be told what was presented. */
  static Refusal badRequest(String reason) {
    return challenging(400, "invalid_request", reason, "");
  }

  /** A good key, but not for this. */
  static Refusal notPermitted(String reason) {
    return challenging(403, "insufficient_scope", reason, "");
  }

  /** A good key without these scopes. */
  static Refusal lacksScopes(List<String> required) {
    String scopes = String.join(" ", required);
    return challenging(
        403, "insufficient_scope", "This needs " + scopes + ".", ", scope=\"" + scopes + "\"");
  }

  /** No answer about the key can be had at the moment. */
  static Refusal unavailable() {
    return new Refusal(
        UNAVAILABLE, "", "temporarily_unavailable", "Keys cannot be verified at the moment.");
  }

  private static Refusal challenging(int status, String error, String reason, String more) {
    return new Refusal(
        status,
        "%s, error=\"%s\", error_description=\"%s\"%s"
            .formatted(REALM, error, quotable(reason), more),
        error,
        reason);
  }

  /** Without the characters that may not stand there (RFC 6750, 3), line breaks above all. */
  private static String quotable(String text) {
    return text.replaceAll("[^ -~]|[\"\\\\]", "?");
  }

  Response response() {
    // Bytes, which no provider of JSON would quote.
    Response.ResponseBuilder answer =
        Response.status(status)
            .type(MediaType.APPLICATION_JSON_TYPE)
            .entity(Json.write(new OAuthErrorResponse(error, description)).getBytes(UTF_8))
            .header(HttpHeaders.CACHE_CONTROL, "no-store");
    if (!challenge.isEmpty()) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, challenge);
    }
    if (status == UNAVAILABLE) {
      answer.header(HttpHeaders.RETRY_AFTER, "1");
    }
    return answer.build();
  }
}
