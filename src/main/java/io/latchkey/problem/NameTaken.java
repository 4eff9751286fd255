package io.latchkey.problem;

/** 409: a name that must be unique is taken (token API 4.2). */
public final class NameTaken {

  private NameTaken() {}

  /** Rejects that name for a token, a template or another kind of object. */
  public static Problem of(String kind, String name) {
    return Problem.ofField(
        409,
        "A " + kind + " with name \"" + name + "\" already exists.",
        "name",
        "This value is already in use and should be unique.");
  }
}
