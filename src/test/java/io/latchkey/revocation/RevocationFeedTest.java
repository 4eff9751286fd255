package io.latchkey.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latchkey.problem.Problem;
import io.latchkey.settings.SampleSettings;
import io.latchkey.storage.Later;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Which read answers which request, and which leases are registered before it may. */
class RevocationFeedTest {

  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private final Map<UUID, Integer> registered = new LinkedHashMap<>();
  private final List<Runnable> duringReads = new ArrayList<>();
  private int reads;
  private boolean blind;
  private boolean stopping;
  private int othersLease;

  private final RevocationFeed feed = feed();

  @SuppressWarnings("UnnecessaryAssignment") // there is no container here that injects
  private RevocationFeed feed() {
    RevocationFeed made = new RevocationFeed();
    made.settings = SampleSettings.defaults();
    made.later =
        new Later() {
          @Override
          public void run(Duration wait, Runnable task) {
            if (stopping) {
              throw new IllegalStateException("the application is stopping");
            }
            tasks.add(task);
          }
        };
    made.holders =
        new LeaseHolders() {
          @Override
          public void register(UUID id, Duration lease) {
            registered.put(id, Math.toIntExact(lease.toMillis()));
          }
        };
    made.reading =
        new RevocationReading() {
          @Override
          public Optional<PollAnswer> read(UUID holder) {
            reads++;
            duringReads.forEach(Runnable::run);
            int longest = Math.max(othersLease, registered.get(holder));
            return blind
                ? Optional.empty()
                : Optional.of(new PollAnswer(NOW, NOW, longest, List.of()));
          }
        };
    return made;
  }

  private void runAll() {
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
  }

  private CompletableFuture<Integer> ask() {
    return feed.read(answer -> reads).toCompletableFuture();
  }

  private CompletableFuture<PollAnswer> answer() {
    return feed.read(Function.identity()).toCompletableFuture();
  }

  @Test
  void thoseWhoComeBeforeAReadShareIt() {
    List<CompletableFuture<Integer>> all = List.of(ask(), ask(), ask());
    assertThat(tasks).hasSize(1);
    runAll();
    assertThat(reads).isEqualTo(1);
    assertThat(all).allSatisfy(each -> assertThat(each).isCompletedWithValue(1));
  }

  @Test
  void thoseWhoComeDuringAReadShareTheNext() {
    List<CompletableFuture<PollAnswer>> late = new ArrayList<>();
    duringReads.add(
        () -> {
          if (reads == 1) {
            late.add(answer());
            late.add(answer());
          }
        });
    CompletableFuture<PollAnswer> first = answer();
    tasks.remove().run();
    assertThat(reads).isEqualTo(1);
    assertThat(late).noneMatch(CompletableFuture::isDone);
    runAll();
    assertThat(reads).isEqualTo(2);
    assertThat(first).isCompleted();
    assertThat(late).allMatch(CompletableFuture::isDone);
  }

  @Test
  void aLeaseIsRegisteredBeforeAnythingIsTold() {
    duringReads.add(() -> assertThat(registered).isNotEmpty());
    CompletableFuture<PollAnswer> answer = answer();
    runAll();
    assertThat(answer.join().longestLeaseMillis()).isEqualTo(500);
    assertThat(registered.values()).containsExactly(500);
  }

  /** The node with the longer lease may stop at once, and take its registration with it. */
  @Test
  void aLongerLeaseIsRegisteredHereTooAndReadAgainBeforeItIsTold() {
    othersLease = 2_000;
    CompletableFuture<PollAnswer> answer = answer();
    runAll();
    assertThat(answer.join().longestLeaseMillis()).isEqualTo(2_000);
    assertThat(registered.values()).containsExactly(500, 2_000);
    assertThat(reads).isEqualTo(2);
  }

  @Test
  void aNodeThatDoesNotSeeItsRegistrationTellsNothing() {
    blind = true;
    CompletableFuture<PollAnswer> answer = answer();
    runAll();
    assertThat(answer)
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .havingCause()
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(503));
    blind = false;
    CompletableFuture<PollAnswer> again = answer();
    runAll();
    assertThat(again).isCompleted();
  }

  @Test
  void anErrorDuringAReadIsToldAndTheNextRequestIsReadFor() {
    duringReads.add(
        () -> {
          if (reads == 1) {
            throw new StackOverflowError();
          }
        });
    CompletableFuture<PollAnswer> answer = answer();
    assertThatThrownBy(this::runAll).isInstanceOf(StackOverflowError.class);
    runAll();
    assertThat(answer).isCompletedExceptionally();
    CompletableFuture<PollAnswer> again = answer();
    runAll();
    assertThat(again).isCompleted();
  }

  /** Some servers then say so by another exception than that a task is rejected. */
  @Test
  void aServerThatRunsNothingMoreSaysSoToThoseWhoWait() {
    stopping = true;
    assertThat(answer()).isCompletedExceptionally();
    stopping = false;
    CompletableFuture<PollAnswer> again = answer();
    runAll();
    assertThat(again).isCompleted();
  }

  @Test
  void thoseWhoseReadIsDoneAreAnsweredByAServerThatRunsNothingMore() {
    List<CompletableFuture<PollAnswer>> both = List.of(answer(), answer());
    duringReads.add(() -> stopping = true);
    runAll();
    assertThat(both).allMatch(CompletableFuture::isDone);
  }
}
