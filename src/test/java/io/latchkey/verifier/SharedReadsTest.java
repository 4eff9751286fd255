package io.latchkey.verifier;

import static io.latchkey.verifier.ScriptedLatchkey.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who shares which read, with reads that the test holds. */
@Timeout(60)
class SharedReadsTest {

  private static final int MANY = 1_000;

  private final SharedReads<String, Integer> reads = new SharedReads<>();
  private final AtomicInteger begun = new AtomicInteger();
  private final Semaphore held = new Semaphore(0);

  /** Of threads that were started. */
  private record Reader(Thread thread, FutureTask<Integer> task) {}

  @AfterEach
  void letAllGo() {
    held.release(MANY);
  }

  private static long inAMinute() {
    return System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
  }

  /** Gives its own number, once the test lets it. */
  private Integer number() {
    int mine = begun.incrementAndGet();
    held.acquireUninterruptibly();
    return mine;
  }

  private Reader start(String key, Supplier<Integer> source) {
    FutureTask<Integer> task = new FutureTask<>(() -> reads.read(key, inAMinute(), source));
    Thread thread = new Thread(task, "reader");
    thread.start();
    await(
        () ->
            task.isDone()
                || thread.getState() == Thread.State.WAITING
                || thread.getState() == Thread.State.TIMED_WAITING);
    return new Reader(thread, task);
  }

  private List<Reader> start(int count, String key) {
    List<Reader> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(start(key, this::number));
    }
    return all;
  }

  @Test
  void whoeverComesDuringAReadSharesTheNext() throws Exception {
    Reader first = start("a", this::number);
    List<Reader> later = start(5, "a");
    assertThat(begun).hasValue(1);
    held.release();
    assertThat(first.task().get()).isEqualTo(1);
    await(() -> begun.get() == 2);
    List<Reader> latest = start(3, "a");
    held.release();
    for (Reader each : later) {
      assertThat(each.task().get()).isEqualTo(2);
    }
    held.release();
    for (Reader each : latest) {
      assertThat(each.task().get()).isEqualTo(3);
    }
  }

  @Test
  void readsOfDifferentKeysDoNotWaitForEachOther() throws Exception {
    Reader first = start("a", this::number);
    assertThat(reads.read("b", inAMinute(), () -> 7)).isEqualTo(7);
    held.release();
    assertThat(first.task().get()).isEqualTo(1);
    assertThat(reads.read("a", inAMinute(), () -> 8)).isEqualTo(8);
  }

  @Test
  void aFaultIsToldToThoseWhoShareItAndToNobodyElse() throws Exception {
    Reader first = start("a", this::number);
    Supplier<Integer> failing =
        () -> {
          throw new ArithmeticException(String.valueOf(number()));
        };
    Reader second = start("a", failing);
    Reader third = start("a", failing);
    held.release(2);
    assertThat(first.task().get()).isEqualTo(1);
    for (Reader each : List.of(second, third)) {
      assertThatThrownBy(each.task()::get)
          .hasCauseInstanceOf(ArithmeticException.class)
          .hasMessageContaining("2");
    }
    assertThat(reads.read("a", inAMinute(), () -> 7)).isEqualTo(7);
  }

  @Test
  void anErrorIsItsThreadsOwnAndTheOthersRead() throws Exception {
    Reader first = start("a", this::number);
    Reader second =
        start(
            "a",
            () -> {
              throw new StackOverflowError();
            });
    Reader third = start("a", this::number);
    held.release(2);
    assertThat(first.task().get()).isEqualTo(1);
    assertThatThrownBy(second.task()::get).hasCauseInstanceOf(StackOverflowError.class);
    assertThat(third.task().get()).isEqualTo(2);
  }

  @Test
  void whoeverIsInterruptedBeforeItsReadLeavesItToTheOthers() throws Exception {
    Reader first = start("a", this::number);
    Reader second = start("a", this::number);
    Reader third = start("a", this::number);
    second.thread().interrupt();
    assertThatThrownBy(second.task()::get).hasCauseInstanceOf(InterruptedException.class);
    assertThat(begun).hasValue(1);
    held.release(2);
    assertThat(first.task().get()).isEqualTo(1);
    assertThat(third.task().get()).isEqualTo(2);
  }

  @Test
  void nobodyWaitsBeyondTheDeadline() throws Exception {
    Reader first = start("a", this::number);
    assertThatThrownBy(() -> reads.read("a", System.nanoTime(), this::number))
        .isInstanceOf(TimeoutException.class);
    Reader second = start("a", this::number);
    assertThatThrownBy(() -> reads.read("a", System.nanoTime(), this::number))
        .isInstanceOf(TimeoutException.class);
    held.release(2);
    assertThat(first.task().get()).isEqualTo(1);
    assertThat(second.task().get()).isEqualTo(2);
  }
}
