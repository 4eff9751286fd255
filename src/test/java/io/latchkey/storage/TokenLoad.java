package io.latchkey.storage;

import static io.latchkey.fixture.Fixtures.unique;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.LatchkeySystem;
import jakarta.ws.rs.ProcessingException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Some threads that create tokens and use each one twice, over and over until told to stop, and
 * what they were answered. A refusal is what a server may say whose database is away: 500, and
 * that.
 */
final class TokenLoad {

  static final String ME = "/api/v2/users/me";
  private static final int THREADS = 4;
  private static final int PATIENCE_SECONDS = 60;

  private final LatchkeySystem nobody;
  private final LatchkeySystem olga;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final AtomicBoolean enough = new AtomicBoolean();
  private final Queue<String> given = new ConcurrentLinkedQueue<>();
  private final Semaphore answered = new Semaphore(0);
  private final Semaphore refused = new Semaphore(0);
  private final List<Semaphore> turns =
      Stream.generate(() -> new Semaphore(0)).limit(THREADS).toList();
  private final AtomicInteger refusedCreations = new AtomicInteger();
  private final Map<String, Integer> others = new ConcurrentHashMap<>();
  private final AtomicLong slowest = new AtomicLong();

  private TokenLoad(LatchkeySystem nobody, String session) {
    this.nobody = nobody;
    olga = nobody.as(session);
  }

  static TokenLoad start(LatchkeySystem system, String session) {
    TokenLoad load = new TokenLoad(system, session);
    load.turns.forEach(turn -> load.threads.execute(() -> load.askUntilEnough(turn)));
    return load;
  }

  private void askUntilEnough(Semaphore turn) {
    while (!enough.get()) {
      Answer created =
          timed(() -> olga.post(ME + "/keys/tokens", Map.of("token_name", unique("load"))));
      if (created.status() == 201) {
        answered.release();
        String token = created.json().getString("key");
        given.add(token);
        use(token);
        use(token);
      } else if (isRefusal(created)) {
        refusedCreations.incrementAndGet();
      }
      turn.release();
    }
  }

  private void use(String token) {
    Answer used = timed(() -> nobody.as(token).get(ME));
    if (used.status() == 200) {
      answered.release();
    } else {
      isRefusal(used);
    }
  }

  private boolean isRefusal(Answer answer) {
    if (answer.status() == 500 && "The database does not answer.".equals(answer.detail())) {
      refused.release();
      return true;
    }
    others.merge(answer.request() + " " + answer.status() + " " + answer.body(), 1, Integer::sum);
    return false;
  }

  private Answer timed(Supplier<Answer> request) {
    long start = System.nanoTime();
    try {
      return request.get();
    } catch (ProcessingException none) {
      return new Answer("a request", 0, Map.of(), none.toString());
    } finally {
      slowest.accumulateAndGet(System.nanoTime() - start, Math::max);
    }
  }

  /** Waits until so many more requests were answered as if nothing had happened. */
  boolean awaitAnswered(int more) throws InterruptedException {
    return await(answered, more);
  }

  /** Waits until each thread has done everything once that began after this was called. */
  boolean awaitTurn() throws InterruptedException {
    boolean done = true;
    for (Semaphore turn : turns) {
      done &= await(turn, 2);
    }
    return done;
  }

  /** Waits until so many more requests were refused. */
  boolean awaitRefused(int more) throws InterruptedException {
    return await(refused, more);
  }

  private static boolean await(Semaphore events, int more) throws InterruptedException {
    events.drainPermits();
    return events.tryAcquire(more, PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Ends it; the tokens that were given out. */
  List<String> stop() throws InterruptedException {
    enough.set(true);
    threads.shutdown();
    if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("a request hangs");
    }
    return List.copyOf(given);
  }

  /** How many creations were refused: whether they took place is not known. */
  int refusedCreations() {
    return refusedCreations.get();
  }

  /** What was answered that is neither success nor a refusal. */
  Collection<String> others() {
    return others.keySet();
  }

  /** The longest time that a request took. */
  Duration slowest() {
    return Duration.ofNanos(slowest.get());
  }
}
