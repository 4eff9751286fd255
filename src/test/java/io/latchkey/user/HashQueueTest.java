package io.latchkey.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.latchkey.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Few passwords are hashed at once; the rest wait in line, or are told that it is full. */
@Timeout(60)
class HashQueueTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch hashing = new CountDownLatch(1);
  private final List<Future<?>> running = new ArrayList<>();
  private final List<String> done = new CopyOnWriteArrayList<>();

  @AfterEach
  void stopThreads() {
    hashing.countDown();
    threads.shutdownNow();
  }

  /** Takes a place until {@link #finish}. */
  private void occupy(HashQueue queue) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    running.add(
        threads.submit(
            () ->
                queue.call(
                    () -> {
                      begun.countDown();
                      return await(hashing);
                    })));
    assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
  }

  private void finish() throws Exception {
    hashing.countDown();
    for (Future<?> task : running) {
      task.get();
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(50, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void line(HashQueue queue, String name) {
    int before = queue.waiting();
    running.add(threads.submit(() -> queue.call(() -> done.add(name))));
    awaitWaiting(queue, before + 1);
  }

  private static void awaitWaiting(HashQueue queue, int count) {
    while (queue.waiting() != count) {
      Thread.onSpinWait();
    }
  }

  private static void assertBusy(HashQueue queue) {
    Problem refused = catchThrowableOfType(Problem.class, () -> queue.call(() -> "hashed"));
    assertThat(refused).isNotNull();
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.reason()).isEqualTo(PasswordHash.BUSY);
    assertThat(refused.headers()).containsEntry("Retry-After", "1");
  }

  @Test
  void oneAccountsHashesWaitForOneAnotherAndNotOthersForThem() throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    Supplier<Boolean> hash =
        () -> {
          both.countDown();
          return await(hashing);
        };
    for (int i = 0; i < 3; i++) {
      running.add(threads.submit(() -> HashQueue.each("ann", hash)));
    }
    assertThat(both.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(HashQueue.each("root", () -> "hashed")).isEqualTo("hashed");
    finish();
    assertThat(HashQueue.each("ann", () -> "hashed")).isEqualTo("hashed");
  }

  @Test
  void asManyRunAtOnceAsThereArePlaces() throws Exception {
    HashQueue queue = new HashQueue(2, 1, LONG);
    occupy(queue);
    occupy(queue);
    line(queue, "third");
    assertThat(done).isEmpty();
    finish();
    assertThat(done).containsExactly("third");
  }

  @Test
  void whoFindsTheLineFullIsRefusedAtOnce() throws Exception {
    HashQueue queue = new HashQueue(1, 2, LONG);
    occupy(queue);
    line(queue, "first");
    line(queue, "second");
    assertBusy(queue);
    finish();
    assertThat(done).containsExactly("first", "second");
    assertThat(queue.call(() -> "free again")).isEqualTo("free again");
  }

  @Test
  void whoHasWaitedLongEnoughIsRefused() throws Exception {
    HashQueue queue = new HashQueue(1, 2, Duration.ofMillis(1));
    occupy(queue);
    assertBusy(queue);
    assertBusy(queue);
    assertBusy(queue);
  }

  @Test
  void whoIsKnownWaitsBehindNoMoreStrangersThanMayHashAtOnce() throws Exception {
    HashQueue all = new HashQueue(1, 8, LONG);
    HashQueue strangers = new HashQueue(1, 8, LONG);
    occupy(all);
    running.add(threads.submit(() -> strangers.call(() -> all.call(() -> done.add("stranger")))));
    awaitWaiting(all, 1);
    running.add(
        threads.submit(() -> strangers.call(() -> all.call(() -> done.add("late stranger")))));
    awaitWaiting(strangers, 1);
    line(all, "known");
    finish();
    assertThat(done).containsExactly("stranger", "known", "late stranger");
  }

  @Test
  void everyHashTakesAPlace() throws Exception {
    PasswordHash stored = PasswordHash.of("correct horse");
    int places = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    for (int i = 0; i < places; i++) {
      occupy(HashQueue.ALL);
    }
    running.add(threads.submit(() -> PasswordHash.of("battery staple")));
    awaitWaiting(HashQueue.ALL, 1);
    Future<Boolean> checked = threads.submit(() -> stored.matches("correct horse"));
    awaitWaiting(HashQueue.ALL, 2);
    finish();
    assertThat(checked.get()).isTrue();
  }

  @Test
  void anAttemptFromANewAddressWaitsAmongStrangersAndOneFromAKnownAddressDoesNot()
      throws Exception {
    PasswordHash stored = PasswordHash.of("correct horse");
    LoginAttempt attempt = LoginAttempt.at(Instant.EPOCH, "a@example.com", "192.0.2.1");
    int places = Math.max(1, Runtime.getRuntime().availableProcessors() / 4);
    for (int i = 0; i < places; i++) {
      occupy(HashQueue.STRANGERS);
    }
    assertThat(attempt.fromKnownAddress().proves(stored, "correct horse")).isTrue();
    Future<Boolean> stranger = threads.submit(() -> attempt.proves(stored, "correct horse"));
    awaitWaiting(HashQueue.STRANGERS, 1);
    finish();
    assertThat(stranger.get()).isTrue();
  }
}
