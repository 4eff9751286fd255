package io.latchkey.search;

import io.latchkey.problem.Problem;
import jakarta.persistence.TypedQuery;
import java.util.Optional;
import java.util.UUID;

/**
 * Which part of a list is asked for (token API 1.4).
 *
 * @param limit how many at most; 0 means all
 * @param offset how many to skip first
 * @param after the object to continue after; if it is not in the list, there are no rows
 */
public record Page(int limit, int offset, Optional<UUID> after) {

  /**
   * Reads it from a request's parameters.
   *
   * @throws Problem 400 naming every parameter that cannot be read
   */
  public static Page of(QueryParameters query) {
    Page page =
        new Page(query.nonNegative("limit"), query.nonNegative("offset"), query.uuid("after_id"));
    query.refuseIfAnyIsWrong();
    return page;
  }

  /** Reads it for a list without {@code after_id}, which is then ignored; see {@link #of}. */
  public static Page numbered(QueryParameters query) {
    Page page = new Page(query.nonNegative("limit"), query.nonNegative("offset"), Optional.empty());
    query.refuseIfAnyIsWrong();
    return page;
  }

  /** Limits a query to this part of its results. */
  public <T> TypedQuery<T> cut(TypedQuery<T> query) {
    query.setFirstResult(offset);
    return limit > 0 ? query.setMaxResults(limit) : query;
  }
}
