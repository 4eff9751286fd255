package io.latchkey.problem;

import java.util.Locale;

/** 409: a name that must be unique is taken (token API 4.2). */
public final class NameTaken {

  private NameTaken() {}

  /** The refusal of that name for a token, a template or another kind of thing. */
  public static Problem of(String kind, String name) {
    return Problem.ofField(
        409,
        "A " + kind + " with name \"" + name + "\" already exists.",
        "name",
        "This value is already in use and should be unique.");
  }

  /** Whether the database refused something because of that constraint, named in lower case. */
  public static boolean isCauseOf(Throwable failure, String constraint) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (message.toLowerCase(Locale.ROOT).contains(constraint)) {
        return true;
      }
    }
    return false;
  }
}
