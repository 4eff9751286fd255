package io.latchkey.user;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What happened before an attempt, as far as it decides about it. Times are sorted, the latest
 * first, and no more than the limits are read.
 *
 * @param lastLogin when the account was last logged in to from that address; empty when it is not
 *     known any more
 * @param here when attempts at the account from the address failed
 * @param fromAddress when attempts from the address at any account failed
 * @param atAccount when attempts at the account from any address failed
 */
public record LoginHistory(
    Optional<Instant> lastLogin,
    List<Instant> here,
    List<Instant> fromAddress,
    List<Instant> atAccount) {

  static final String LAST_LOGIN = "login";
  static final String HERE = "here";
  static final String FROM_ADDRESS = "address";
  static final String AT_ACCOUNT = "account";

  /** From rows of one of these words and a time. */
  static LoginHistory of(List<Object[]> rows) {
    return new LoginHistory(
        times(rows, LAST_LOGIN).stream().findFirst(),
        times(rows, HERE),
        times(rows, FROM_ADDRESS),
        times(rows, AT_ACCOUNT));
  }

  private static List<Instant> times(List<Object[]> rows, String of) {
    return rows.stream()
        .filter(row -> row[0].equals(of))
        .map(row -> (Instant) row[1])
        .sorted(Comparator.reverseOrder())
        .toList();
  }
}
