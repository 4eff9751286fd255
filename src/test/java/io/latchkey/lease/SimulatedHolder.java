package io.latchkey.lease;

import static io.latchkey.lease.SimulatedTime.Step.APPLY;
import static io.latchkey.lease.SimulatedTime.Step.FIND;
import static io.latchkey.lease.SimulatedTime.Step.LATE;
import static io.latchkey.lease.SimulatedTime.Step.POLL;
import static io.latchkey.lease.SimulatedTime.Step.PUT;
import static io.latchkey.lease.SimulatedTime.Step.READ;
import static io.latchkey.lease.SimulatedTime.Step.USE;

import io.latchkey.lease.SimulatedDatabase.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * A holder in a simulation: the real cache, polls and requests, on a machine that has its moods.
 */
final class SimulatedHolder {

  /** How a machine behaves. Times are true ones, in seconds. */
  record Machine(
      double begins,
      double rate,
      long nanoOrigin,
      boolean suspended,
      double stallFrom,
      double stallTo,
      double cutFrom,
      double cutTo,
      boolean readsCut,
      double wallSetAt,
      double wallSetBy,
      boolean sleepy) {}

  /** The rows could not be read to the end. */
  private static final class Broken extends RuntimeException {
    Broken() {
      super("broken", null, false, false);
    }
  }

  private final SimulatedSchedule schedule;
  private final SimulatedTime time;
  private final SimulatedDatabase database;
  private final Machine machine;
  private final LeasedCache<SimulatedKey, Snapshot> cache;
  private boolean asleep;
  private double lastAsked;

  SimulatedHolder(SimulatedSchedule schedule, Machine machine) {
    this.schedule = schedule;
    this.time = schedule.time();
    this.database = schedule.database();
    this.machine = machine;
    this.cache =
        new LeasedCache<>(
            new LeaseTerms(
                Duration.ofMillis((long) (SimulatedSchedule.LEASE * 1000)),
                Duration.ofSeconds((long) SimulatedDatabase.WINDOW),
                100),
            record -> record.key().user(),
            this::nanoTime,
            this::wallMillis,
            new SimulatedLock(time));
  }

  /** Of a suspended machine the monotonic clock stands still. */
  private long nanoTime() {
    double t = time.now();
    if (machine.suspended && t > machine.stallFrom) {
      t -= Math.min(t, machine.stallTo) - machine.stallFrom;
    }
    return machine.nanoOrigin + (long) (machine.rate * t * 1e9);
  }

  /** A request that has asked for the time may be paused before it goes on. */
  private long wallMillis() {
    double t = time.now();
    double set = t >= machine.wallSetAt ? machine.wallSetBy : 0;
    time.pauseIfArmed();
    return 1_700_000_000_000L + (long) ((machine.rate * t + set) * 1000);
  }

  private boolean isStalled() {
    return machine.stallFrom <= time.now() && time.now() < machine.stallTo;
  }

  private boolean isCut() {
    return machine.cutFrom <= time.now() && time.now() < machine.cutTo;
  }

  void begin() {
    at(machine.begins, this::poll);
  }

  void at(double when, Runnable action) {
    time.at(
        when,
        () -> {
          if (isStalled()) {
            at(machine.stallTo + .003 * time.unit(), action);
          } else {
            action.run();
          }
        });
  }

  private void after(SimulatedTime.Step step, Runnable action) {
    at(time.now() + time.takes(step), action);
  }

  void poll() {
    double began = time.now();
    Poll poll = cache.beginPoll();
    after(
        POLL,
        () -> {
          Instant databaseTime = database.now();
          after(
              POLL,
              () -> {
                List<Revocation<SimulatedKey>> rows = database.log(databaseTime);
                boolean lost = isCut() || schedule.losesPoll();
                after(
                    POLL,
                    () -> {
                      if (!lost && !isCut()) {
                        apply(poll, databaseTime, rows);
                      }
                      pollAgain(began);
                    });
              });
        });
  }

  private void pollAgain(double began) {
    if (machine.sleepy && time.now() - lastAsked > 1) {
      asleep = true;
    } else {
      double next = began + SimulatedSchedule.LEASE / 2 / machine.rate;
      at(Math.max(time.now() + .002, next) + time.takes(LATE), this::poll);
    }
  }

  private void apply(Poll poll, Instant databaseTime, List<Revocation<SimulatedKey>> rows) {
    try {
      cache.apply(poll, databaseTime, slowly(rows));
    } catch (Broken broken) {
      schedule.outcome().pollBroke();
    }
  }

  /** Rows that others may overtake, and that sometimes break off. */
  private Collection<Revocation<SimulatedKey>> slowly(List<Revocation<SimulatedKey>> rows) {
    return new AbstractCollection<>() {
      @Override
      public Iterator<Revocation<SimulatedKey>> iterator() {
        Iterator<Revocation<SimulatedKey>> rest = rows.iterator();
        return new Iterator<>() {
          @Override
          public boolean hasNext() {
            time.pause(APPLY);
            return rest.hasNext();
          }

          @Override
          public Revocation<SimulatedKey> next() {
            if (schedule.breaksPoll()) {
              throw new Broken();
            }
            return rest.next();
          }
        };
      }

      @Override
      public int size() {
        return rows.size();
      }
    };
  }

  /** A request; gives whether the cache answered. */
  boolean request(int number) {
    SimulatedKey key = new SimulatedKey(number, time);
    Snapshot promised = database.promised(key);
    lastAsked = time.now();
    if (asleep) {
      asleep = false;
      poll();
    }
    time.arm(FIND);
    Optional<Snapshot> found = cache.find(key);
    time.arm(null);
    found.ifPresentOrElse(record -> accept(key, record, promised), () -> load(key));
    return found.isPresent();
  }

  private void accept(SimulatedKey key, Snapshot record, Snapshot promised) {
    schedule.outcome().accepted(record, promised);
    if (time.chance(.15)) {
      after(USE, () -> recordUse(key, record));
    }
  }

  private void recordUse(SimulatedKey key, Snapshot record) {
    if (database.read(key).ofKey() == record.ofKey()) {
      Snapshot used =
          new Snapshot(
              key, record.ofKey(), record.ofUser(), record.ofEverything(), record.used() + 1);
      after(
          USE,
          () -> {
            time.arm(PUT);
            cache.replace(key, record, used);
            time.arm(null);
          });
    }
  }

  private void load(SimulatedKey key) {
    Reading reading = cache.beginReading();
    after(
        READ,
        () -> {
          Snapshot record = database.read(key);
          boolean lost = machine.readsCut && isCut();
          after(
              READ,
              () -> {
                if (!lost && !(machine.readsCut && isCut())) {
                  time.arm(PUT);
                  cache.put(reading, key, record);
                  time.arm(null);
                }
              });
        });
  }
}
