package io.latchkey.client;

/**
 * Which tokens a list shows (token API 4.4). Both flags are always sent; the server decides.
 *
 * @param includeAll the tokens of all users, as far as the caller may read them
 * @param includeExpired expired ones too
 */
public record TokensFilter(boolean includeAll, boolean includeExpired) {}
