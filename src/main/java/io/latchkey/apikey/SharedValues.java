package io.latchkey.apikey;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Interner;
import io.latchkey.access.AllowList;
import io.latchkey.access.ScopeSet;
import io.latchkey.api.UserResponse;
import io.latchkey.user.User;

/**
 * What cached keys have in common is in memory once: scopes, allow lists, addresses, users. Nothing
 * here keeps a value in memory that no cached key has.
 */
final class SharedValues {

  /** All of a user that is kept. */
  private record Version(UserResponse shown, boolean deleted) {}

  private final Interner<ScopeSet> scopes = Interner.newWeakInterner();
  private final Interner<AllowList> allowLists = Interner.newWeakInterner();
  private final Interner<String> addresses = Interner.newWeakInterner();
  private final Cache<Version, User> users =
      Caffeine.newBuilder().weakValues().executor(Runnable::run).build();

  ScopeSet scopes(ScopeSet value) {
    return scopes.intern(value);
  }

  AllowList allowList(AllowList value) {
    return allowLists.intern(value);
  }

  String address(String value) {
    return addresses.intern(value);
  }

  /** The user without the password. */
  User user(User value) {
    return users.get(
        new Version(value.toResponse(), value.isDeleted()), version -> value.withoutPassword());
  }
}
