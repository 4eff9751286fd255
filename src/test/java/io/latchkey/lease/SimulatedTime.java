package io.latchkey.lease;

import java.util.EnumMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * The true time of a simulated schedule, in seconds, and what happens in it. Everything runs in one
 * thread; a step that is paused inside the cache lets others happen meanwhile.
 */
final class SimulatedTime {

  /** What may take long. */
  enum Step {
    POLL(.004),
    READ(.004),
    COMMIT(.004),
    USE(.004),
    INSERT(.002),
    STEP(.001),
    LATE(.01),
    /** Between two steps of a look into the cache. */
    FIND(0),
    /** Between the comparison of the counter and the put. */
    PUT(0),
    /** Between two rows that are applied. */
    APPLY(0);

    private final double usual;

    Step(double usual) {
      this.usual = usual;
    }
  }

  private record Event(double at, long order, Runnable action) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      int byTime = Double.compare(at, other.at);
      return byTime == 0 ? Long.compare(order, other.order) : byTime;
    }
  }

  private record Habit(double chance, double longest) {}

  private static final int DEEPEST = 4;

  private final Random random;
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final Map<Step, Habit> habits = new EnumMap<>(Step.class);
  private double now;
  private double quiet = Double.MAX_VALUE;
  private long order;
  private int depth;
  private Step armed;

  SimulatedTime(long seed) {
    random = new Random(seed);
  }

  double now() {
    return now;
  }

  /** From then on nothing takes long. */
  void quietFrom(double time) {
    quiet = time;
  }

  boolean isQuiet() {
    return now >= quiet;
  }

  void slow(Step step, double chance, double longest) {
    habits.put(step, new Habit(chance, longest));
  }

  void at(double time, Runnable action) {
    events.add(new Event(Math.max(time, now), order++, action));
  }

  void after(Step step, Runnable action) {
    at(now + takes(step), action);
  }

  void run(double until) {
    while (!events.isEmpty() && events.peek().at <= until) {
      Event event = events.poll();
      now = Math.max(now, event.at);
      try {
        event.action.run();
      } catch (SimulatedLock.Busy held) {
        held.await(event.action);
      }
    }
    now = Math.max(now, until);
  }

  /** The next call into the cache may be paused once, for this step. */
  void arm(Step step) {
    armed = step;
  }

  /** Where a call into the cache may be paused, if it is armed: here, or at the next such place. */
  void pauseIfArmed() {
    if (armed != null && habits.containsKey(armed) && chance(.5)) {
      Step step = armed;
      armed = null;
      pause(step);
    }
  }

  /** Others go on, as long as this step takes. */
  void pause(Step step) {
    double time = takes(step);
    if (time > 0 && depth < DEEPEST) {
      depth++;
      run(now + time);
      depth--;
    }
  }

  double takes(Step step) {
    Habit habit = habits.get(step);
    if (habit != null && !isQuiet() && chance(habit.chance)) {
      boolean likeOthers = chance(.5);
      double time =
          likeOthers ? .02 * Math.pow(habit.longest / .02, unit()) : habit.longest * unit();
      return Math.min(time, quiet - now + .001);
    }
    return step.usual * unit();
  }

  double unit() {
    return random.nextDouble();
  }

  boolean chance(double p) {
    return unit() < p;
  }

  double between(double low, double high) {
    return low + (high - low) * unit();
  }

  @SafeVarargs
  final <T> T pick(T... options) {
    return options[random.nextInt(options.length)];
  }
}
