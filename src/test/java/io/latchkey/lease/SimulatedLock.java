package io.latchkey.lease;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** A lock in a simulation of one thread: whoever finds it held comes again when it is free. */
final class SimulatedLock implements Lock {

  /** The lock is held by a step that is paused. */
  static final class Busy extends RuntimeException {

    private final transient SimulatedLock lock;

    Busy(SimulatedLock lock) {
      super("held", null, false, false);
      this.lock = lock;
    }

    void await(Runnable action) {
      lock.waiting.add(action);
    }
  }

  private final SimulatedTime time;
  private final List<Runnable> waiting = new ArrayList<>();
  private boolean held;

  SimulatedLock(SimulatedTime time) {
    this.time = time;
  }

  @Override
  public void lock() {
    if (held) {
      throw new Busy(this);
    }
    held = true;
  }

  @Override
  public void unlock() {
    held = false;
    waiting.forEach(action -> time.at(time.now(), action));
    waiting.clear();
  }

  @Override
  public void lockInterruptibly() {
    lock();
  }

  @Override
  public boolean tryLock() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean tryLock(long time, TimeUnit unit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Condition newCondition() {
    throw new UnsupportedOperationException();
  }
}
