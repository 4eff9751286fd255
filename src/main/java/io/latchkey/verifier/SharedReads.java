package io.latchkey.verifier;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * One read at a time for each key. Whoever comes while one is under way shares the next one with
 * all who come until that begins: a read that began before a request did may be older than what the
 * request has to see. Reads are made by the threads that ask.
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

  /** Guarded by itself, with the lines in it. */
  private final Map<K, Line<A>> lines = new HashMap<>();

  /**
   * What a read that begins from now on gives.
   *
   * @param source makes the read; must come to an end
   * @throws RuntimeException as the source threw it
   */
  A read(K key, Supplier<A> source) {
    CompletableFuture<A> mine = new CompletableFuture<>();
    CompletableFuture<A> before = null;
    synchronized (lines) {
      Line<A> line = lines.get(key);
      if (line == null) {
        lines.put(key, new Line<>(mine));
      } else if (line.next == null) {
        line.next = mine;
        before = line.running;
      } else {
        mine = line.next;
        before = mine;
      }
    }
    if (before == mine) {
      return await(mine);
    }
    if (before != null) {
      before.handle((answer, fault) -> null).join(); // its answer is not for this request
    }
    return run(key, mine, source);
  }

  private A run(K key, CompletableFuture<A> mine, Supplier<A> source) {
    try {
      A answer = source.get();
      end(key);
      mine.complete(answer);
      return answer;
    } catch (RuntimeException | Error fault) {
      end(key);
      mine.completeExceptionally(fault);
      throw fault;
    }
  }

  /** From here on the next one is under way, though it may not have begun yet. */
  private void end(K key) {
    synchronized (lines) {
      CompletableFuture<A> next = lines.get(key).next;
      if (next == null) {
        lines.remove(key);
      } else {
        lines.put(key, new Line<>(next));
      }
    }
  }

  private static <A> A await(CompletableFuture<A> answer) {
    try {
      return answer.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      throw failed;
    }
  }
}
