package io.latchkey.lease;

import static io.latchkey.lease.SimulatedTime.Step.COMMIT;
import static io.latchkey.lease.SimulatedTime.Step.INSERT;
import static io.latchkey.lease.SimulatedTime.Step.STEP;

import io.latchkey.lease.SimulatedDatabase.Target;
import java.time.Duration;
import java.util.Set;

/**
 * Whoever revokes, by the rules: the change and its row in one transaction; another row as long as
 * the last was committed late; a row also when there is nothing left to change; then the wait for
 * the longest lease, and the answer.
 */
final class SimulatedRevoker {

  private static final double DRIFT_OF_TWO_CLOCKS = 1.03;
  private static final double ROUNDING = .01;
  private static final Duration QUARTER_WINDOW =
      Duration.ofMillis((long) (SimulatedDatabase.WINDOW * 250));

  private final SimulatedTime time;
  private final SimulatedDatabase database;
  private final Target target;
  private final Object goal;
  private final Set<Object> done;
  private final double longestLease;
  private final double rate;
  private final double answersLost;
  private final Runnable answered;

  SimulatedRevoker(
      SimulatedSchedule schedule, Target target, Object goal, double rate, Runnable answered) {
    this.time = schedule.time();
    this.database = schedule.database();
    this.target = target;
    this.goal = goal;
    this.done = schedule.done();
    this.longestLease = SimulatedSchedule.LEASE;
    this.rate = rate;
    this.answersLost = schedule.answersLost();
    this.answered = answered;
  }

  void start() {
    time.after(STEP, this::lockRow);
  }

  private void lockRow() {
    database.lock(target).lock();
    if (done.contains(goal)) {
      database.lock(target).unlock();
      writeRow(database.version(target));
    } else {
      time.after(STEP, this::change);
    }
  }

  private void change() {
    Revocation<SimulatedKey> row = database.row(target);
    time.after(
        INSERT,
        () ->
            time.after(
                COMMIT,
                () -> {
                  database.change(target);
                  database.commit(row);
                  database.lock(target).unlock();
                  done.add(goal);
                  committed(row);
                }));
  }

  private void committed(Revocation<SimulatedKey> row) {
    if (!time.chance(answersLost)) {
      checkAge(row, database.version(target));
    } else if (time.chance(.7)) {
      start();
    }
  }

  private void writeRow(int version) {
    Revocation<SimulatedKey> row = database.row(target);
    time.after(
        INSERT,
        () ->
            time.after(
                COMMIT,
                () -> {
                  database.commit(row);
                  checkAge(row, version);
                }));
  }

  private void checkAge(Revocation<SimulatedKey> row, int version) {
    time.after(
        STEP,
        () -> {
          Duration age = Duration.between(row.createdAt(), database.now());
          if (age.compareTo(QUARTER_WINDOW) > 0) {
            writeRow(version);
          } else {
            double wait = longestLease * DRIFT_OF_TWO_CLOCKS / rate + ROUNDING;
            time.at(time.now() + wait, () -> answer(version));
          }
        });
  }

  private void answer(int version) {
    database.promise(target, version);
    answered.run();
  }
}
