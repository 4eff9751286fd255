package io.latchkey.user;

import java.util.OptionalInt;
import java.util.UUID;

/**
 * Fired within the transaction of a change after which no key of a user may work any more, with the
 * user's row locked: keys belong to a package above this one, which deletes them and reports how
 * many there were. If nobody does, the change fails.
 */
public final class KeyRevocation {

  private final UUID user;
  private OptionalInt deleted = OptionalInt.empty();

  KeyRevocation(UUID user) {
    this.user = user;
  }

  /** The id of the user whose keys end. */
  public UUID user() {
    return user;
  }

  /** Reports that all keys of the user were deleted, and how many there were. */
  public void deleted(int keys) {
    deleted = OptionalInt.of(keys);
  }

  /**
   * How many keys were deleted.
   *
   * @throws java.util.NoSuchElementException when nobody deleted them
   */
  int deleted() {
    return deleted.orElseThrow();
  }
}
