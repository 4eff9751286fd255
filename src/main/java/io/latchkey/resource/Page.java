package io.latchkey.resource;

import io.latchkey.problem.Problem;
import io.latchkey.problem.QueryParameters;
import jakarta.persistence.TypedQuery;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;

/**
 * Which part of a list is asked for (token API 1.4).
 *
 * @param limit how many at the most; 0 means all
 * @param offset how many are left out first
 * @param after the object to continue after; one that is not in the list gives no rows
 */
record Page(int limit, int offset, Optional<UUID> after) {

  /**
   * Reads it from a request.
   *
   * @throws Problem 400 naming every parameter that cannot be read
   */
  static Page of(UriInfo uri) {
    QueryParameters query = new QueryParameters(uri.getQueryParameters());
    Page page =
        new Page(query.nonNegative("limit"), query.nonNegative("offset"), query.uuid("after_id"));
    query.refuseIfAnyIsWrong();
    return page;
  }

  /** Cuts this part out of what a query finds. */
  <T> TypedQuery<T> cut(TypedQuery<T> query) {
    query.setFirstResult(offset);
    return limit > 0 ? query.setMaxResults(limit) : query;
  }
}
