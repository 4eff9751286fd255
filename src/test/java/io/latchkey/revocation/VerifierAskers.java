package io.latchkey.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.verifier.KeyRefusedException;
import io.latchkey.verifier.LatchkeyVerifier;
import io.latchkey.verifier.VerificationUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A thread that has some keys verified without pause, and what came of it. */
final class VerifierAskers implements AutoCloseable {

  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final LatchkeyVerifier verifier;
  private final CompletableFuture<Void> running = new CompletableFuture<>();
  private final Map<String, Latest> latest = new ConcurrentHashMap<>();
  private volatile boolean enough;

  /**
   * Of one key.
   *
   * @param accepted how often it was
   * @param acceptedNanos when the last verification began that accepted it
   * @param outcome of the last verification: null for an acceptance
   */
  record Latest(long accepted, long acceptedNanos, Class<?> outcome) {}

  private VerifierAskers(LatchkeyVerifier verifier, List<String> keys) {
    this.verifier = verifier;
    keys.forEach(key -> latest.put(key, new Latest(0, 0, Object.class)));
  }

  static VerifierAskers start(LatchkeyVerifier verifier, List<String> keys) {
    VerifierAskers askers = new VerifierAskers(verifier, keys);
    new Thread(askers::askUntilEnough, "asks a verifier").start();
    return askers;
  }

  private void askUntilEnough() {
    try {
      while (!enough) {
        latest.keySet().forEach(this::ask);
        LockSupport.parkNanos(1); // two cores also run the servers
      }
      latest.keySet().forEach(this::ask); // begins after whatever ended it
      running.complete(null);
    } catch (RuntimeException | Error fault) {
      running.completeExceptionally(fault);
    }
  }

  private void ask(String key) {
    long began = System.nanoTime();
    Latest before = latest.get(key);
    Latest after;
    try {
      after =
          verifier.verify(key).id().equals(key.substring(0, 10))
              ? new Latest(before.accepted() + 1, began, null)
              : null;
    } catch (KeyRefusedException | VerificationUnavailableException no) {
      after = new Latest(before.accepted(), before.acceptedNanos(), no.getClass());
    }
    latest.put(key, after);
  }

  Latest latest(String key) {
    return latest.get(key);
  }

  /** Waits until so many more were accepted. */
  void awaitAccepted(String key, long more) {
    long wanted = latest(key).accepted() + more;
    await("accepted", () -> latest(key).accepted() >= wanted);
  }

  /** Waits until a verification ends with that exception. */
  void await(String key, Class<? extends RuntimeException> outcome) {
    await(outcome.getSimpleName(), () -> latest(key).outcome() == outcome);
  }

  private void await(String what, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(running).isNotCompletedExceptionally();
      assertThat(System.nanoTime() - start).as("waits for: " + what).isLessThan(PATIENCE_NANOS);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  /** Ends it, once each key was verified once more. */
  @Override
  public void close() {
    enough = true;
    running.join();
  }
}
