package io.latchkey.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Whether the database answers, for callers that ask often: it is asked at most once a second, by
 * one caller at a time. The others immediately get its last answer, so that a silent database holds
 * up one thread and one connection, however many ask.
 */
@ApplicationScoped
public class DatabaseProbe {

  private static final long FRESH = Duration.ofSeconds(1).toNanos();

  /** No answer for this long counts as a no. */
  private static final long SILENT = Duration.ofSeconds(2).toNanos();

  private static final long NEVER = Long.MIN_VALUE;

  @Inject Database database;

  private final BooleanSupplier question;
  private final LongSupplier nanoTime;
  private final AtomicLong asking = new AtomicLong(NEVER);
  private volatile Said last;
  private volatile String agreement = "";

  private record Said(boolean yes, long at) {}

  /** For the container. */
  public DatabaseProbe() {
    question = this::askForAgreement;
    nanoTime = System::nanoTime;
  }

  DatabaseProbe(BooleanSupplier question, LongSupplier nanoTime) {
    this.question = question;
    this.nanoTime = nanoTime;
  }

  /** Whether it answered when last asked, and has not gone silent since. */
  public boolean answers() {
    long now = nanoTime.getAsLong();
    Said known = last;
    if (known != null && now - known.at() < FRESH) {
      return known.yes();
    }
    if (asking.compareAndSet(NEVER, now)) {
      return ask();
    }
    long since = asking.get();
    return known != null && known.yes() && (since == NEVER || now - since < SILENT);
  }

  /**
   * The checksum that the node that started last has written ({@link NodeAgreement}), when last
   * asked; empty before.
   */
  String agreement() {
    return agreement;
  }

  private boolean askForAgreement() {
    Optional<String> said = database.agreement();
    said.ifPresent(checksum -> agreement = checksum);
    return said.isPresent();
  }

  private boolean ask() {
    boolean yes = false;
    try {
      yes = question.getAsBoolean();
    } finally {
      last = new Said(yes, nanoTime.getAsLong());
      asking.set(NEVER);
    }
    return yes;
  }
}
