package io.latchkey.verifier;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What is kept of a text that opens nothing.
 *
 * @param expiredAt when it ended, if it was a key
 * @param askedAtNanos when Latchkey said so, by the monotonic clock
 */
record RefusedKey(Optional<Instant> expiredAt, long askedAtNanos) {

  private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(10);

  boolean isOld(long nanos) {
    return nanos - askedAtNanos > KEPT_NANOS;
  }

  KeyRefusedException exception() {
    return expiredAt.map(KeyRefusedException::expired).orElseGet(KeyRefusedException::inactive);
  }
}
