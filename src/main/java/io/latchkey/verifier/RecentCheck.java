package io.latchkey.verifier;

import java.time.Duration;

/**
 * A check that is made at most once in a while, however many ask for it: readiness is often open to
 * everybody.
 */
final class RecentCheck {

  private final long keptNanos;
  private final Runnable check;

  /** What came of the last one, null for success, and when; guarded by this. */
  private String failure;

  private Long checkedAtNanos;

  /**
   * A check that has not been made yet.
   *
   * @param kept how long its outcome counts
   * @param check throws {@link VerificationUnavailableException} when it fails
   */
  RecentCheck(Duration kept, Runnable check) {
    this.keptNanos = kept.toNanos();
    this.check = check;
  }

  /**
   * Makes it, or tells what came of the last one.
   *
   * @throws VerificationUnavailableException when it failed
   */
  synchronized void run() {
    if (checkedAtNanos == null || System.nanoTime() - checkedAtNanos > keptNanos) {
      make();
    } else if (failure != null) {
      throw new VerificationUnavailableException(failure);
    }
  }

  private void make() {
    checkedAtNanos = null;
    try {
      check.run();
      failure = null;
      checkedAtNanos = System.nanoTime();
    } catch (VerificationUnavailableException failed) {
      failure = failed.getMessage();
      if (!Thread.currentThread().isInterrupted()) { // or it tells others nothing
        checkedAtNanos = System.nanoTime();
      }
      throw failed;
    }
  }
}
