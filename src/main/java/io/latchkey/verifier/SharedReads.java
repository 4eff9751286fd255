package io.latchkey.verifier;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * One read at a time for each key. Whoever comes while one is under way shares the next one with
 * all who come until that begins: a read that began before a request did may be older than what the
 * request has to see. Reads are made by the threads that ask; when one of them is interrupted, or
 * meets an error, the others read for themselves.
 *
 * @param <K> what is asked about
 * @param <A> the answer
 */
final class SharedReads<K, A> {

  /** The read that is under way, and the one after it, if somebody waits for that. */
  private static final class Line<A> {
    private final CompletableFuture<A> running;
    private CompletableFuture<A> next;

    Line(CompletableFuture<A> running) {
      this.running = running;
    }
  }

  /**
   * A place in the line.
   *
   * @param read the read that is shared
   * @param before the one that must have ended; null for none
   * @param leads whether this thread makes the read
   */
  private record Turn<A>(CompletableFuture<A> read, CompletableFuture<A> before, boolean leads) {}

  /** Guarded by itself, with the lines in it. */
  private final Map<K, Line<A>> lines = new HashMap<>();

  /**
   * What a read that begins from now on gives.
   *
   * @param deadline by {@link System#nanoTime}
   * @param source makes the read; must have come to an end at that deadline
   * @throws TimeoutException when it has not begun by then
   * @throws RuntimeException as the source threw it, here or in the thread that made the read
   */
  A read(K key, long deadline, Supplier<A> source) throws InterruptedException, TimeoutException {
    while (true) {
      Turn<A> turn = turn(key);
      if (turn.leads()) {
        return lead(key, turn, deadline, source);
      }
      Optional<A> answer = follow(turn.read(), deadline);
      if (answer.isPresent()) {
        return answer.get();
      }
    }
  }

  private Turn<A> turn(K key) {
    CompletableFuture<A> mine = new CompletableFuture<>();
    synchronized (lines) {
      Line<A> line = lines.get(key);
      if (line == null) {
        lines.put(key, new Line<>(mine));
        return new Turn<>(mine, null, true);
      }
      if (line.next == null) {
        line.next = mine;
        return new Turn<>(mine, line.running, true);
      }
      return new Turn<>(line.next, null, false);
    }
  }

  private A lead(K key, Turn<A> turn, long deadline, Supplier<A> source)
      throws InterruptedException, TimeoutException {
    A answer = null;
    RuntimeException fault = new CancellationException();
    try {
      if (turn.before() != null) {
        awaitEnd(turn.before(), deadline);
      }
      answer = source.get();
      fault = null;
      return answer;
    } catch (RuntimeException failed) {
      if (!Thread.currentThread().isInterrupted()) {
        fault = failed;
      }
      throw failed;
    } finally { // after an error too; and before anybody is told, for the next may begin then
      leave(key, turn.read());
      if (fault == null) {
        turn.read().complete(answer);
      } else {
        turn.read().completeExceptionally(fault);
      }
    }
  }

  /** From here on the next one is under way, though it may not have begun yet. */
  private void leave(K key, CompletableFuture<A> read) {
    synchronized (lines) {
      Line<A> line = lines.get(key);
      if (line.running != read) {
        line.next = null; // it has never begun
      } else if (line.next == null) {
        lines.remove(key);
      } else {
        lines.put(key, new Line<>(line.next));
      }
    }
  }

  private static void awaitEnd(CompletableFuture<?> read, long deadline)
      throws InterruptedException, TimeoutException {
    try {
      Object unused = read.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | CancellationException ended) {
      // how does not matter to whoever comes after it
    }
  }

  /** Empty when the thread that was to make the read gave up. */
  private static <A> Optional<A> follow(CompletableFuture<A> read, long deadline)
      throws InterruptedException, TimeoutException {
    try {
      return Optional.of(read.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
    } catch (CancellationException gaveUp) {
      return Optional.empty();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      throw new IllegalStateException(failed.getCause());
    }
  }
}
