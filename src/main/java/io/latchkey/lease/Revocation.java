package io.latchkey.lease;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A row of the revocation log: what must no longer be used as it was cached. It names a key, or a
 * user with all keys, or, when neither is given, everything.
 *
 * @param id random and never used again; a counter might give the same one again after a failover
 * @param key the key that it names
 * @param user the user whose keys it names
 * @param createdAt by the clock of the database, when the row was inserted
 * @param <K> what identifies a key
 */
public record Revocation<K>(UUID id, Optional<K> key, Optional<UUID> user, Instant createdAt) {

  /**
   * Checks that it is one of the three.
   *
   * @throws IllegalArgumentException when it names both a key and a user
   */
  public Revocation {
    requireNonNull(id);
    requireNonNull(createdAt);
    if (key.isPresent() && user.isPresent()) {
      throw new IllegalArgumentException("A revocation names a key or a user, not both");
    }
  }

  /** Of one key. */
  public static <K> Revocation<K> ofKey(UUID id, K key, Instant createdAt) {
    return new Revocation<>(id, Optional.of(key), Optional.empty(), createdAt);
  }

  /** Of all keys of a user. */
  public static <K> Revocation<K> ofUser(UUID id, UUID user, Instant createdAt) {
    return new Revocation<>(id, Optional.empty(), Optional.of(user), createdAt);
  }

  /** Of everything; also what a reader takes a row for that it does not understand. */
  public static <K> Revocation<K> ofEverything(UUID id, Instant createdAt) {
    return new Revocation<>(id, Optional.empty(), Optional.empty(), createdAt);
  }

  /** Whether it names neither a key nor a user. */
  public boolean isOfEverything() {
    return key.isEmpty() && user.isEmpty();
  }
}
