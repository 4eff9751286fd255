package io.latchkey.user;

import java.util.UUID;

/**
 * Told within the transaction of a change after which no key of a user may work any more, behind
 * the lock of the user's row: keys belong to a package above this one, which deletes them and says
 * how many there were.
 */
public final class KeyRevocation {

  private final UUID user;
  private int deleted;

  KeyRevocation(UUID user) {
    this.user = user;
  }

  /** The id of the user whose keys end. */
  public UUID user() {
    return user;
  }

  /** Answers that so many keys were deleted. */
  public void deleted(int keys) {
    deleted += keys;
  }

  int deleted() {
    return deleted;
  }
}
