package io.latchkey.revocation;

import io.latchkey.lease.RevokerTerms;
import io.latchkey.problem.Problem;
import io.latchkey.storage.Later;
import io.latchkey.storage.Retry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Answers a revocation when no node can answer from what it read before it. No thread is held
 * meanwhile.
 */
@ApplicationScoped
public class RevocationWait {

  private static final Logger LOG = System.getLogger(RevocationWait.class.getName());

  @Inject Later later;
  @Inject RevocationLog log;
  @Inject LeaseHolders holders;
  @Inject RevocationMeters meters;

  /**
   * The result of a change that has been committed, when it holds everywhere.
   *
   * @throws Problem 503 when the database does not say how long to wait: the change is made, but
   *     nobody is told so
   */
  public <T> CompletionStage<T> answer(Revoked<T> revoked) {
    return answer(revoked, Function.identity());
  }

  /** The same, with what is made of the result then. */
  public <T, A> CompletionStage<A> answer(Revoked<T> revoked, Function<T, A> answer) {
    CompletableFuture<A> answered = new CompletableFuture<>();
    after(duration(revoked), () -> complete(answered, revoked.value(), answer));
    return answered;
  }

  /**
   * Answers what changed nothing, and leaves no row because a stranger may have asked, as late as
   * if it had: what looks gone may have been ended a moment ago, by somebody who is still waiting.
   *
   * @throws Problem 503 as above
   */
  public <A> CompletionStage<A> answerUnlogged(Supplier<A> answer) {
    CompletableFuture<A> answered = new CompletableFuture<>();
    after(
        known(() -> longest(holders.at(UUID.randomUUID()))),
        () -> complete(answered, answer, Supplier::get));
    return answered;
  }

  /** Not a dependent stage: what that fails with would reach the client wrapped. */
  private static <T, A> void complete(
      CompletableFuture<A> answered, T result, Function<T, A> answer) {
    try {
      answered.complete(answer.apply(result));
    } catch (RuntimeException fault) {
      answered.completeExceptionally(fault);
    }
  }

  /** Refuses after the wait, where a refusal tells as much as a success would. */
  public <T> CompletionStage<T> refuse(Revoked<Problem> refused) {
    return answer(
        refused,
        problem -> {
          throw problem;
        });
  }

  private void after(Duration wait, Runnable answer) {
    meters.waited(wait);
    if (wait.isZero()) {
      answer.run();
      return;
    }
    try {
      later.run(wait, answer);
    } catch (RejectedExecutionException stopping) {
      throw unknown();
    }
  }

  /**
   * How long after now the longest lease ends that began before the row could be seen. A row that
   * took so long to be committed that a poll may have looked past it is written again.
   */
  private <T> Duration duration(Revoked<T> revoked) {
    return known(() -> committed(revoked));
  }

  private static Duration known(Callable<Duration> wait) {
    try {
      return Retry.call(wait);
    } catch (Exception silent) {
      LOG.log(Level.WARNING, "A revocation could not be waited for", silent);
      throw unknown();
    }
  }

  private static Duration longest(List<HolderAtRow> all) {
    return RevokerTerms.waitFor(
        Duration.ofMillis(all.stream().mapToLong(HolderAtRow::leaseMillis).max().orElse(0)));
  }

  private static Problem unknown() {
    return Problem.of(
            503,
            "The change may not hold on every server yet. Please send it again.",
            "The database did not say when it does.")
        .because("revocation_unknown")
        .withHeader("Retry-After", "1");
  }

  private <T> Duration committed(Revoked<T> revoked) {
    Revoked<T> latest = revoked;
    for (int attempt = 1; attempt <= RevokerTerms.ATTEMPTS; attempt++) {
      List<HolderAtRow> all = holders.at(latest.row());
      if (all.stream().noneMatch(holder -> holder.isLate(RevokerTerms.OLDEST_ROW))) {
        return longest(all);
      }
      latest = log.again(latest);
    }
    throw unknown();
  }
}
