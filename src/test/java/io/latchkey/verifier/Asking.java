package io.latchkey.verifier;

import java.util.concurrent.FutureTask;

/** A thread that verifies a key. */
record Asking(Thread thread, FutureTask<VerifiedKey> task) {
  static Asking start(LatchkeyVerifier verifier, String key) {
    FutureTask<VerifiedKey> task = new FutureTask<>(() -> verifier.verify(key));
    Thread thread = new Thread(task, "asking");
    thread.start();
    return new Asking(thread, task);
  }

  boolean isWaiting() {
    return thread.getState() == Thread.State.WAITING
        || thread.getState() == Thread.State.TIMED_WAITING;
  }
}
