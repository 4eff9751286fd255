package io.latchkey.http;

/** What became of the body of a request; all but {@link #WHOLE} are rejected. */
enum BodyOutcome {
  WHOLE(200, "", ""),
  LATE(408, "slow_body", "Request body took too long."),
  TOO_LARGE(413, "large_body", "Request body is too large."),
  NO_ROOM(503, "many_bodies", "Too many request bodies at once."),
  BROKEN(400, "broken_body", "Request body could not be read.");

  final int status;

  /** For the log. */
  final String reason;

  final String message;

  BodyOutcome(int status, String reason, String message) {
    this.status = status;
    this.reason = reason;
    this.message = message;
  }
}
