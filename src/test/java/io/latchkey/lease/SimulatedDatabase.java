package io.latchkey.lease;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The database of a simulation: versions of keys, users and everything, the revocation log, and a
 * clock that may be set. It keeps what was promised: that no older version is accepted any more.
 */
final class SimulatedDatabase {

  /** What is revoked: a key, a user or everything. */
  enum Kind {
    KEY,
    USER,
    EVERYTHING
  }

  record Target(Kind kind, int number) {}

  /** What is cached. */
  record Snapshot(SimulatedKey key, int ofKey, int ofUser, int ofEverything, int used) {

    boolean isOlderThan(Snapshot other) {
      return ofKey < other.ofKey || ofUser < other.ofUser || ofEverything < other.ofEverything;
    }
  }

  static final double WINDOW = 10;

  private final SimulatedTime time;
  private final Map<Target, Integer> versions = new HashMap<>();
  private final Map<Target, Integer> promises = new HashMap<>();
  private final List<Revocation<SimulatedKey>> log = new ArrayList<>();
  private final Map<Target, SimulatedLock> locks = new HashMap<>();
  private double clockSetAt = Double.MAX_VALUE;
  private double clockSetBy;
  private long rows;

  SimulatedDatabase(SimulatedTime time) {
    this.time = time;
  }

  void setClock(double at, double by) {
    clockSetAt = at;
    clockSetBy = by;
  }

  Instant now() {
    double seconds = time.now() + (time.now() >= clockSetAt ? clockSetBy : 0);
    return Instant.ofEpochSecond(1_700_000_000).plusNanos((long) (seconds * 1e9));
  }

  /** What a read that is answered now sees of a key. */
  Snapshot read(SimulatedKey key) {
    return snapshot(versions, key);
  }

  /** What every request must see that begins now. */
  Snapshot promised(SimulatedKey key) {
    return snapshot(promises, key);
  }

  private static Snapshot snapshot(Map<Target, Integer> versions, SimulatedKey key) {
    return new Snapshot(
        key,
        versions.getOrDefault(new Target(Kind.KEY, key.number()), 0),
        versions.getOrDefault(new Target(Kind.USER, key.userNumber()), 0),
        versions.getOrDefault(new Target(Kind.EVERYTHING, 0), 0),
        0);
  }

  int version(Target target) {
    return versions.getOrDefault(target, 0);
  }

  void promise(Target target, int version) {
    promises.merge(target, version, Math::max);
  }

  /** The lock of the changed row. */
  SimulatedLock lock(Target target) {
    return locks.computeIfAbsent(target, any -> new SimulatedLock(time));
  }

  /** A row as it is inserted, which nobody sees yet. */
  Revocation<SimulatedKey> row(Target target) {
    UUID id = new UUID(1, rows++);
    return switch (target.kind()) {
      case KEY -> Revocation.ofKey(id, new SimulatedKey(target.number(), time), now());
      case USER -> Revocation.ofUser(id, new UUID(0, target.number()), now());
      case EVERYTHING -> Revocation.ofEverything(id, now());
    };
  }

  void change(Target target) {
    versions.merge(target, 1, Integer::sum);
  }

  void commit(Revocation<SimulatedKey> row) {
    log.add(row);
  }

  /** The rows of the window before this time that are committed now. */
  List<Revocation<SimulatedKey>> log(Instant databaseTime) {
    Instant from = databaseTime.minusSeconds((long) WINDOW);
    return log.stream().filter(row -> !row.createdAt().isBefore(from)).toList();
  }
}
