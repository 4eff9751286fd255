package io.latchkey.client;

import static java.util.Objects.requireNonNull;

import io.latchkey.api.ErrorResponse;
import io.latchkey.api.FieldError;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** An answer whose status is not a success (token API 1.2). Holds no secret. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String method;
  private final transient URI uri;
  private final int status;
  private final transient ErrorResponse error;

  RefusedException(String method, URI uri, int status, ErrorResponse error) {
    super(method + " " + uri + ": unexpected status code " + status + ": " + error.message());
    this.method = requireNonNull(method);
    this.uri = requireNonNull(uri);
    this.status = status;
    this.error = error;
  }

  /** The request's method and URI, for example {@code GET https://example.com/api/v2/users/me}. */
  public String request() {
    return method + " " + uri;
  }

  /** The HTTP status, 300 or above. */
  public int status() {
    return status;
  }

  /** What happened, in the server's words; never empty. */
  public String reason() {
    return error.message();
  }

  /** More about it, such as when the key expired. */
  public Optional<String> detail() {
    return Optional.ofNullable(error.detail()).filter(text -> !text.isEmpty());
  }

  /** The rejected fields of the request; empty when the server names none. */
  public List<FieldError> validations() {
    return error.validations() == null ? List.of() : List.copyOf(error.validations());
  }
}
