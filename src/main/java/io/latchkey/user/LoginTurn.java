package io.latchkey.user;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * When a network that an account does not know may try while the account is under attack: for
 * {@value #OPEN_SECONDS} of every {@value #ROUND_SECONDS} seconds, once. Which seconds these are
 * follows from account and network alone, so that turns are spread evenly, take no memory, and
 * cannot be taken by others, however many addresses they have.
 *
 * @param id the id of the one attempt that may be made in it
 * @param start when the latest turn began, whether or not it is over
 * @param open whether it is now this network's turn
 * @param untilNext how long until the next one begins, at least 1 s
 */
record LoginTurn(UUID id, Instant start, boolean open, Duration untilNext) {

  static final int ROUND_SECONDS = 120;
  static final int OPEN_SECONDS = 40;

  static LoginTurn of(LoginAttempt attempt) {
    long offset = Math.floorMod(attempt.place().getLeastSignificantBits(), ROUND_SECONDS);
    long since = attempt.time().getEpochSecond() - offset;
    long round = Math.floorDiv(since, ROUND_SECONDS);
    long passed = Math.floorMod(since, ROUND_SECONDS);
    return new LoginTurn(
        attempt.place(round),
        Instant.ofEpochSecond(offset + round * ROUND_SECONDS),
        passed < OPEN_SECONDS,
        Duration.ofSeconds(ROUND_SECONDS - passed));
  }
}
