package io.latchkey.lease;

import io.latchkey.lease.SimulatedDatabase.Kind;
import io.latchkey.lease.SimulatedDatabase.Target;
import io.latchkey.lease.SimulatedHolder.Machine;
import io.latchkey.lease.SimulatedTime.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A random schedule, given by its seed: one to four holders, some revocations, and what goes wrong.
 * In its last seconds nothing does.
 */
final class SimulatedSchedule {

  static final double LEASE = .5;
  private static final double QUIET = 3.4;
  private static final double NEVER = 1e9;

  private enum Theme {
    ANY,
    COMMITS,
    DRIFT,
    GAPS
  }

  private final SimulatedTime time;
  private final SimulatedDatabase database;
  private final Set<Object> done = new HashSet<>();
  private final List<SimulatedHolder> holders = new ArrayList<>();
  private final List<Double> revocationTimes = new ArrayList<>();
  private final Theme theme;
  private final double quiet;
  private final double pollsLost;
  private final double pollsBroken;
  private final double answersLost;

  private final SimulatedOutcome outcome = new SimulatedOutcome();
  private final Set<SimulatedHolder> alive = new HashSet<>();

  SimulatedSchedule(long seed) {
    time = new SimulatedTime(seed);
    database = new SimulatedDatabase(time);
    theme = time.pick(Theme.ANY, Theme.ANY, Theme.COMMITS, Theme.DRIFT, Theme.GAPS);
    quiet =
        switch (theme) {
          case ANY -> time.between(8, 24);
          case COMMITS -> time.between(24, 40);
          case DRIFT -> time.between(5, 9);
          case GAPS -> time.between(16, 30);
        };
    time.quietFrom(quiet);
    pollsLost = time.pick(0., 0., .02, .2);
    pollsBroken = time.pick(0., 0., .05);
    answersLost = time.pick(0., 0., .3);
    chooseHabits();
    if (time.chance(.3)) {
      database.setClock(
          time.between(0, quiet), time.pick(time.between(-2, 2), time.between(-30, 30)));
    }
    chooseRevocations();
    chooseHolders();
  }

  private void chooseHabits() {
    int habits = theme == Theme.ANY ? time.pick(1, 2, 3, 4) : time.pick(0, 1, 2);
    for (int i = 0; i < habits; i++) {
      time.slow(
          time.pick(Step.values()),
          time.pick(.03, .15, .4, .5),
          time.pick(.4, .5, 1., 3., 7., 14.));
    }
    switch (theme) {
      case COMMITS -> {
        time.slow(Step.COMMIT, time.pick(.5, .9), time.pick(4., 14.));
        time.slow(Step.POLL, time.pick(0., .1), 5);
      }
      case DRIFT -> time.slow(Step.POLL, .5, time.pick(.6, 3.));
      case GAPS -> {
        time.slow(Step.READ, time.pick(0., .4, .6), 14);
        time.slow(Step.POLL, time.pick(0., .05, .3), time.pick(5., 14.));
        time.slow(Step.COMMIT, time.pick(0., .5), 3);
      }
      case ANY -> {}
    }
  }

  private void chooseRevocations() {
    int revocations = time.pick(1, 2, 3);
    for (int i = 0; i < revocations; i++) {
      double at = time.between(1, theme == Theme.COMMITS ? 8 : quiet - 1);
      revocationTimes.add(at);
      Target target =
          time.pick(
              new Target(Kind.KEY, 1),
              new Target(Kind.KEY, 2),
              new Target(Kind.USER, 1),
              new Target(Kind.EVERYTHING, 0));
      Object goal = new Object();
      revoke(at, target, goal);
      if (time.chance(.5)) {
        revoke(at + time.between(0, time.pick(.05, .6, 3., 12.)), target, goal);
      }
    }
  }

  private void revoke(double at, Target target, Object goal) {
    double rate = 1 + time.pick(0., .01, theme == Theme.DRIFT ? .01 : -.01);
    SimulatedRevoker revoker =
        new SimulatedRevoker(this, target, goal, rate, () -> askSoon(target));
    time.at(at, revoker::start);
  }

  private void chooseHolders() {
    int number = time.pick(1, 2, 3, 4);
    for (int i = 0; i < number; i++) {
      SimulatedHolder holder = new SimulatedHolder(this, machine());
      holders.add(holder);
      holder.begin();
      for (double at = 0; at < quiet; at += time.between(.1, .9)) {
        request(holder, at, time.pick(0, 1, 2));
      }
      for (double at : revocationTimes) {
        for (int key = 1; key <= 2; key++) {
          request(holder, at + time.between(-1, 0), key);
          request(holder, at + time.between(0, .2), key);
          request(holder, at + time.between(0, 1), key);
        }
      }
      for (int probe = 0; probe < 4; probe++) {
        boolean last = probe > 1;
        holder.at(
            quiet + QUIET - .8 + probe * .17,
            () -> {
              if (holder.request(0) && last) {
                alive.add(holder);
              }
            });
      }
    }
  }

  private Machine machine() {
    boolean cut = time.chance(theme == Theme.GAPS ? .8 : .35);
    double cutFrom = cut ? near(-9) : NEVER;
    boolean stall = time.chance(.35);
    double stallFrom = stall ? near(-3) : NEVER;
    boolean suspended = stall && time.chance(.5);
    boolean wallSet = !suspended && time.chance(.2);
    return new Machine(
        time.chance(.2) ? time.between(0, quiet) : 0,
        1 + (theme == Theme.DRIFT ? -.01 : time.pick(0., .01, -.01)),
        time.pick(0L, -5_000_000_000L, Long.MAX_VALUE - 5_000_000_000L),
        suspended,
        stallFrom,
        Math.min(quiet, stallFrom + time.pick(.3, .7, 2., 5.2, 12.)),
        cutFrom,
        Math.min(quiet, cutFrom + time.pick(1., 3., 4.6, 6., 9., 12., 15.)),
        time.chance(.5),
        wallSet ? time.between(0, quiet) : NEVER,
        time.between(-20, 20),
        time.chance(.2));
  }

  /** A time near a revocation, or anywhere. */
  private double near(double earliest) {
    double revocation = revocationTimes.get(0);
    return Math.max(
        0, time.chance(.6) ? revocation + time.between(earliest, 1) : time.between(0, quiet));
  }

  private void request(SimulatedHolder holder, double at, int key) {
    holder.at(at, () -> holder.request(key));
  }

  private void askSoon(Target target) {
    for (SimulatedHolder holder : holders) {
      for (int key = 1; key <= 2; key++) {
        if (target.kind() != Kind.KEY || target.number() == key) {
          for (double reach : new double[] {.001, .01, .1, .6, 2.5}) {
            request(holder, time.now() + time.between(.0001, reach), key);
          }
        }
      }
    }
  }

  SimulatedSchedule run() {
    time.run(quiet + QUIET);
    return this;
  }

  SimulatedTime time() {
    return time;
  }

  SimulatedDatabase database() {
    return database;
  }

  Set<Object> done() {
    return done;
  }

  double answersLost() {
    return answersLost;
  }

  boolean losesPoll() {
    return !time.isQuiet() && time.chance(pollsLost);
  }

  boolean breaksPoll() {
    return !time.isQuiet() && time.chance(pollsBroken);
  }

  SimulatedOutcome outcome() {
    return outcome;
  }

  /** Whether each holder used its cache in the end. */
  boolean isAlive() {
    return alive.size() == holders.size();
  }
}
