package io.latchkey.user;

import static java.util.Objects.requireNonNull;

/**
 * The question whether the key with which somebody acts is live, asked as an event within the
 * transaction of a change: keys belong to a package above this one. A question that nobody answers
 * counts as no.
 */
public final class ActingKey {

  private final String id;
  private boolean live;

  ActingKey(String id) {
    this.id = requireNonNull(id);
  }

  /** The key's id, the half that is not secret. */
  public String id() {
    return id;
  }

  /** Answers that the key is live, and stays so until the transaction ends. */
  public void confirm() {
    live = true;
  }

  boolean isLive() {
    return live;
  }
}
