package io.latchkey.apikey;

/**
 * The parts that the named queries for lists of keys are built from. The condition on the end is
 * one comparison with a value computed from the parameters, so that databases skip expired rows in
 * the index unless asked for them.
 */
final class ListText {

  private static final String LISTED =
      "select new io.latchkey.apikey.OwnedKey(k, u.username) from ApiKey k"
          + " left join User u on u.id = k.userId where k.expiresAt >"
          + " (case when :includeExpired = true then :beginning else :now end)"
          + " and (:includeExpired = true or k.ended = false) and ";

  static final String OF_USER = LISTED + "k.userId = :user and k.loginType = :loginType";

  static final String OF_EVERYBODY = LISTED + "k.loginType = :loginType";

  static final String OF_TYPES = LISTED + "k.userId = :user and k.loginType in :loginTypes";

  /** Uses the index on the end, then sorts: most lists are one page of few live keys. */
  static final String FIRST = " order by k.createdAt, k.id";

  /** The following pages are in the order of an index, so that none reads the whole list. */
  private static final String AFTER =
      " and k.createdAt >= :afterTime and (k.createdAt > :afterTime or k.id > :afterId)";

  static final String AFTER_OF_USER = AFTER + " order by index_prefix(k.userId), k.createdAt, k.id";

  static final String AFTER_OF_EVERYBODY =
      AFTER + " order by index_prefix(k.loginType), k.createdAt, k.id";

  private ListText() {}
}
