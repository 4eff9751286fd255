package io.latchkey.client;

/**
 * Which tokens a list shows (token API 4.4). Both flags are always sent; the server decides.
 *
 * @param includeAll the tokens of all users, as far as the caller may read them
 * @param includeExpired expired ones too
 */
public record TokensFilter(boolean includeAll, boolean includeExpired) {

  /** The user's own tokens that have not expired. */
  public static TokensFilter own() {
    return new TokensFilter(false, false);
  }

  /** The same, with or without the tokens of all other users. */
  public TokensFilter withAll(boolean all) {
    return new TokensFilter(all, includeExpired);
  }

  /** The same, with or without expired ones. */
  public TokensFilter withExpired(boolean expired) {
    return new TokensFilter(includeAll, expired);
  }
}
