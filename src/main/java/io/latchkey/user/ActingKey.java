package io.latchkey.user;

import static java.util.Objects.requireNonNull;

/**
 * Asks, as an event within the transaction of a change, whether the key in use is live: keys belong
 * to a package above this one. No answer counts as no.
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
