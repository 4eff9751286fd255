package io.latchkey.apikey;

import io.latchkey.access.AllowList;
import io.latchkey.access.Caller;
import io.latchkey.access.Catalogue;
import io.latchkey.access.Role;
import io.latchkey.access.ScopeSet;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Owners who call with a key that reaches as far as a test needs. */
final class SampleCallers {

  private SampleCallers() {}

  static Caller unrestricted() {
    return with(ScopeSet.ALL, AllowList.ANY);
  }

  static Caller scoped(String... scopes) {
    return with(Catalogue.BUILT_IN.scopes(List.of(scopes)), AllowList.ANY);
  }

  static Caller confinedTo(String... entries) {
    return with(ScopeSet.ALL, AllowList.ofStored(List.of(entries)));
  }

  private static Caller with(ScopeSet scopes, AllowList allowList) {
    return new Caller(
        new UUID(0, 1),
        "olga",
        Set.of(Role.OWNER),
        "0123456789",
        scopes,
        allowList,
        Instant.parse("2026-06-02T00:00:00Z"));
  }
}
