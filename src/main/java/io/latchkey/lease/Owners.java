package io.latchkey.lease;

import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The users who own cached records. All records of a user share one {@link Owner}, so revoking a
 * user means setting one flag, however many records there are; they count as removed at once, and
 * make room when they are replaced or evicted.
 *
 * <p>An owner counts its records and is forgotten with the last one, so there are never more owners
 * than records. Records may leave at any time and in any thread, because the cache evicts them; the
 * caller's lock keeps the arrival of records and the revocation of a user apart.
 */
final class Owners {

  /** A user, as long as records are cached and nothing has revoked them. */
  static final class Owner {

    private final UUID user;

    /** Guarded by the map's entry. */
    private int records;

    private volatile boolean revoked;

    private Owner(UUID user) {
      this.user = user;
    }

    UUID user() {
      return user;
    }

    boolean isRevoked() {
      return revoked;
    }
  }

  private final ConcurrentHashMap<UUID, Owner> owners = new ConcurrentHashMap<>();

  /** The owner of one more record, which is not in the cache yet. */
  Owner attach(UUID user) {
    return owners.compute(
        user,
        (id, known) -> {
          Owner owner = known == null ? new Owner(id) : known;
          owner.records++;
          return owner;
        });
  }

  /** One of its records has left the cache. */
  void detach(Owner owner) {
    owners.computeIfPresent(
        owner.user, (id, known) -> known == owner && --owner.records == 0 ? null : known);
  }

  /** Ends all records that are in the cache. Those that come later have a new owner. */
  void revoke(UUID user) {
    Owner owner = owners.remove(user);
    if (owner != null) {
      owner.revoked = true;
    }
  }

  int size() {
    return owners.size();
  }
}
