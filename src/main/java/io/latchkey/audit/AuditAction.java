package io.latchkey.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What was done (token API 3.8), with the word that descriptions use for it. */
public enum AuditAction {
  CREATE("created"),
  WRITE("updated"),
  DELETE("deleted"),
  START("started"),
  STOP("stopped"),
  LOGIN("logged in"),
  LOGOUT("logged out"),
  REGISTER("registered"),
  CONNECT("connected"),
  DISCONNECT("disconnected"),
  OPEN("opened"),
  CLOSE("closed"),
  REQUEST_PASSWORD_RESET("password reset requested");

  private final String past;

  AuditAction(String past) {
    this.past = past;
  }

  /** The name on the wire and in the database, for example {@code create}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The action with that name. */
  public static Optional<AuditAction> find(String text) {
    return Arrays.stream(values()).filter(action -> action.text().equals(text)).findFirst();
  }

  /** The past tense for descriptions, for example {@code created}. */
  public String past() {
    return past;
  }

  /** Whether it concerns only the user who does it, and names no target. */
  public boolean isOfSession() {
    return this == LOGIN || this == LOGOUT || this == REGISTER;
  }
}
