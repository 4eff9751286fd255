package io.latchkey.user;

import java.util.OptionalInt;
import java.util.UUID;

/**
 * Told within the transaction of a change after which no key of a user may work any more, behind
 * the lock of the user's row: keys belong to a package above this one, which deletes them and says
 * how many there were. If nobody does, the change fails.
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

  /** Answers that all keys of the user were deleted, so many. */
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
