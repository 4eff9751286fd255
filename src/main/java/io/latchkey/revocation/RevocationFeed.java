package io.latchkey.revocation;

import io.latchkey.problem.Problem;
import io.latchkey.settings.Settings;
import io.latchkey.storage.Later;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Reads the log for services that keep what they were told about keys. Each answer is from a read
 * that began after the request arrived: while one read is under way, those who come wait together
 * for the next.
 *
 * <p>Services hold leases as nodes do, and whoever revokes must wait for them, even when the node
 * that answered has stopped. So this registers a lease as long as the longest that it tells of,
 * before it tells, and leaves it to be purged: that happens long after the service's own has ended.
 */
@ApplicationScoped
public class RevocationFeed {

  private static final int ATTEMPTS = 4;

  @Inject Later later;
  @Inject RevocationReading reading;
  @Inject LeaseHolders holders;
  @Inject Settings settings;

  private final Object lock = new Object();

  /** Who waits for the next read; guarded by the lock. */
  private List<Waiting<?>> waiting = new ArrayList<>();

  /** Whether reads are under way, or about to be; guarded by the lock. */
  private boolean running;

  /** Changes with the length of the lease; only one read at a time uses these two. */
  private UUID holder;

  private int registeredMillis;

  /** A request. */
  private record Waiting<A>(Function<PollAnswer, A> answer, CompletableFuture<A> answered) {
    void complete(PollAnswer found, RuntimeException fault) {
      try {
        if (fault != null) {
          throw fault;
        }
        answered.complete(answer.apply(found));
      } catch (RuntimeException failed) {
        answered.completeExceptionally(failed);
      }
    }
  }

  /**
   * What a read that begins from now on finds.
   *
   * @param answer what is made of it
   */
  public <A> CompletionStage<A> read(Function<PollAnswer, A> answer) {
    Waiting<A> request = new Waiting<>(answer, new CompletableFuture<>());
    synchronized (lock) {
      waiting.add(request);
      if (!running) {
        goOn();
      }
    }
    return request.answered();
  }

  private void run() {
    List<Waiting<?>> served;
    synchronized (lock) {
      served = waiting;
      waiting = new ArrayList<>();
    }
    PollAnswer found = null;
    RuntimeException fault = new IllegalStateException("an error ended the read");
    try {
      found = read();
      fault = null;
    } catch (RuntimeException failed) {
      fault = failed;
    } finally { // after an error too
      goOn();
      for (Waiting<?> each : served) {
        answer(each, found, fault);
      }
    }
  }

  private void goOn() {
    synchronized (lock) {
      running = !waiting.isEmpty();
      if (running) {
        try {
          later.run(Duration.ZERO, this::run);
        } catch (RuntimeException stopping) {
          running = false;
          waiting.forEach(each -> each.complete(null, stopping));
          waiting = new ArrayList<>();
        }
      }
    }
  }

  /** Each in a thread of its own, for whoever reads slowly holds up the thread that answers. */
  private void answer(Waiting<?> one, PollAnswer found, RuntimeException fault) {
    try {
      later.run(Duration.ZERO, () -> one.complete(found, fault));
    } catch (RuntimeException full) {
      one.complete(found, fault);
    }
  }

  /** A read counts only if it sees the registration that its answer relies on. */
  private PollAnswer read() {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      if (holder == null) {
        register(Math.toIntExact(settings.revocationLease().toMillis()));
      }
      Optional<PollAnswer> answer = reading.read(holder);
      if (answer.isEmpty() || !answer.get().isTrusted()) {
        holder = null;
      } else if (answer.get().longestLeaseMillis() > registeredMillis) {
        register(answer.get().longestLeaseMillis());
      } else if (answer.get().isToBeRenewed() && !holders.renew(holder)) {
        holder = null;
      } else {
        return answer.get();
      }
    }
    throw Problem.of(503, "The revocations cannot be told now.").because("no_lease");
  }

  private void register(int millis) {
    UUID id = UUID.randomUUID();
    holders.register(id, Duration.ofMillis(millis));
    holder = id;
    registeredMillis = millis;
  }
}
