package io.latchkey.apikey;

import io.latchkey.access.AllowList;
import io.latchkey.access.Caller;
import io.latchkey.access.Catalogue;
import io.latchkey.access.ScopeSet;
import io.latchkey.api.AllowListEntry;
import io.latchkey.api.CreateTokenRequest;
import io.latchkey.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * A client's request for a new token, parsed (token API 4.2). What it leaves out is inherited from
 * the key it uses, and what it names must not go beyond that key (D4).
 *
 * @param lifetimeNanoseconds null or 0 means the default
 */
record TokenWish(
    Optional<ScopeSet> scopes,
    Optional<AllowList> allowList,
    Optional<String> name,
    Long lifetimeNanoseconds) {

  /** Asks for nothing in particular. */
  static final TokenWish NOTHING =
      new TokenWish(Optional.empty(), Optional.empty(), Optional.empty(), null);

  private static final String FAILED = "Failed to create API key.";

  /**
   * Parses a request.
   *
   * @param catalogue what it may name
   * @throws Problem 400 that says what is wrong with it
   */
  static TokenWish parse(CreateTokenRequest request, Catalogue catalogue) {
    List<AllowList.Entry> entries = entries(request.allowList(), catalogue);
    Optional<ScopeSet> scopes = scopes(request, catalogue);
    Optional<String> name =
        Optional.ofNullable(request.tokenName())
            .filter(given -> !given.isEmpty())
            .map(TokenName::require);
    try {
      Optional<AllowList> allowList =
          entries.isEmpty() ? Optional.empty() : Optional.of(AllowList.of(entries));
      return new TokenWish(scopes, allowList, name, request.lifetime());
    } catch (IllegalArgumentException tooLong) {
      throw Problem.of(400, FAILED, tooLong.getMessage());
    }
  }

  private static List<AllowList.Entry> entries(List<AllowListEntry> sent, Catalogue catalogue) {
    try {
      return sent == null
          ? List.of()
          : sent.stream().map(e -> catalogue.entry(e.type(), e.id())).toList();
    } catch (IllegalArgumentException unreadable) {
      throw Problem.malformed(unreadable.getMessage());
    }
  }

  private static Optional<ScopeSet> scopes(CreateTokenRequest request, Catalogue catalogue) {
    try {
      if (request.scopes() != null && !request.scopes().isEmpty()) {
        return Optional.of(catalogue.scopes(request.scopes()));
      }
      return Optional.ofNullable(request.scope())
          .filter(given -> !given.isEmpty())
          .map(given -> catalogue.scopes(List.of(given)));
    } catch (IllegalArgumentException notPublic) {
      throw Problem.of(400, FAILED, notPublic.getMessage());
    }
  }

  /** The scopes granted: those asked for, within what the caller's key may do. */
  ScopeSet scopesWithin(Caller caller) {
    ScopeSet granted = scopes.orElse(caller.scopes());
    caller
        .scopes()
        .firstBeyond(granted)
        .ifPresent(
            name -> {
              throw beyond("scope \"" + name + "\"");
            });
    return granted;
  }

  /** The allow list granted: the one asked for, within the caller's. */
  AllowList allowListWithin(Caller caller) {
    AllowList granted = allowList.orElse(caller.allowList());
    caller
        .allowList()
        .firstBeyond(granted)
        .ifPresent(
            entry -> {
              throw beyond("allow_list entry \"" + entry + "\"");
            });
    return granted;
  }

  private static Problem beyond(String what) {
    return Problem.of(403, "Forbidden.", what + " goes beyond what the key used may do.");
  }
}
