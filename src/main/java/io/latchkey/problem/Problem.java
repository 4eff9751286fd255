package io.latchkey.problem;

import io.latchkey.api.ErrorResponse;
import io.latchkey.api.FieldError;
import jakarta.ejb.ApplicationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An error answer, complete with its status and body (token API 1.2). Wherever it is thrown, it
 * rolls the transaction back and reaches {@link ProblemMapper} unchanged. Its texts hold no secret.
 */
@ApplicationException(rollback = true)
public final class Problem extends RuntimeException {
  /** The usual message of a 403. */
  public static final String FORBIDDEN = "Forbidden.";

  private static final long serialVersionUID = 1;

  private final int status;
  private final String reason;
  private final transient ErrorResponse body;
  private final transient Map<String, String> headers;

  private Problem(int status, String reason, ErrorResponse body, Map<String, String> headers) {
    super(status + " " + body.message() + (body.detail() == null ? "" : " " + body.detail()));
    this.status = status;
    this.reason = reason;
    this.body = body;
    this.headers = headers;
  }

  /** An error that takes one sentence. */
  public static Problem of(int status, String message) {
    return of(status, message, null);
  }

  /** An error with details. */
  public static Problem of(int status, String message, String detail) {
    return new Problem(status, "refused", new ErrorResponse(message, detail, null), Map.of());
  }

  /** An error in one field, named as it is on the wire. */
  public static Problem ofField(int status, String message, String field, String detail) {
    return ofFields(status, message, List.of(new FieldError(field, detail)));
  }

  /** 400: one field has the wrong shape, worded as for every other field (token API 1.2). */
  public static Problem invalid(String field, String tag, String value) {
    return ofFields(400, "Validation failed.", List.of(violation(field, tag, value)));
  }

  /** One field of the wrong shape, to be reported with others by {@link #ofFields}. */
  public static FieldError violation(String field, String tag, String value) {
    return new FieldError(
        field, "Validation failed for tag \"" + tag + "\" with value: \"" + value + "\"");
  }

  /** An error in several fields at once. */
  public static Problem ofFields(int status, String message, List<FieldError> fields) {
    return new Problem(
        status, "invalid", new ErrorResponse(message, null, List.copyOf(fields)), Map.of());
  }

  /**
   * 404: the object does not exist, or the caller may not know of it; the two must look the same.
   */
  public static Problem notFound() {
    return of(404, "Resource not found or you do not have access to this resource")
        .because("not_found");
  }

  /** 403: the caller may see the object but not do this to it. */
  public static Problem forbidden() {
    return of(
            403,
            FORBIDDEN,
            "You don't have permission to view this content. If you believe this is a mistake, please"
                + " contact your administrator or try signing in with different credentials.")
        .because("forbidden");
  }

  /**
   * 401: the credential is missing, wrong or no longer valid (token API 2.3, rows 1 to 8).
   *
   * @param reason see {@link #reason()}
   */
  public static Problem signedOut(String reason, String detail) {
    return of(
            401,
            "You are signed out or your session has expired. Please sign in again to continue.",
            detail)
        .because(reason);
  }

  /**
   * 500: the key could not be looked up, or the database does not answer (token API 2.3, row 10).
   */
  public static Problem internalError(String detail) {
    return of(
        500,
        "An internal error occurred. Please try again or contact the system administrator.",
        detail);
  }

  /** 400: the body is not JSON, or does not fit what the route accepts. */
  public static Problem malformed(String detail) {
    return of(400, "Request body must be valid JSON.", detail).because("malformed");
  }

  /** The same error with a reason; see {@link #reason()}. */
  public Problem because(String word) {
    return new Problem(status, word, body, headers);
  }

  /** The same error, naming fields as well. */
  public Problem withFields(List<FieldError> fields) {
    ErrorResponse more = new ErrorResponse(body.message(), body.detail(), List.copyOf(fields));
    return new Problem(status, reason, more, headers);
  }

  /** The same error with one more response header. */
  public Problem withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Problem(status, reason, body, Map.copyOf(more));
  }

  /** The HTTP status, 400 to 503. */
  public int status() {
    return status;
  }

  /** One word for the log and the counters, such as {@code expired}; not shown to the client. */
  public String reason() {
    return reason;
  }

  /** The body, as it is sent. */
  public ErrorResponse body() {
    return body;
  }

  /** Response headers to send along. */
  public Map<String, String> headers() {
    return headers;
  }

  /** An error answer is ordinary: a stack trace would be of no interest, and costs time. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
