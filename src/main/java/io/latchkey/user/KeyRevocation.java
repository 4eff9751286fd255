package io.latchkey.user;

import java.util.UUID;

/**
 * Fired within the transaction of a change after which no key of a user may work any more, with the
 * user's row locked: keys belong to a package above this one, which deletes them and reports how
 * many there were.
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

  /** Reports how many keys were deleted. */
  public void deleted(int keys) {
    deleted += keys;
  }

  int deleted() {
    return deleted;
  }
}
