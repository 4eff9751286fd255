package io.latchkey.user;

import io.latchkey.access.Caller;
import io.latchkey.access.Permission;
import io.latchkey.access.Role;
import io.latchkey.search.ListCondition;
import io.latchkey.search.Search;
import io.latchkey.search.SearchTerms;
import java.util.Set;

/** What a search for users asks for, on the alias {@code u} (token API 3.3). */
final class UserSearch extends Search {

  private static final Permission READ = Permission.parse("user:read");

  UserSearch(Caller caller) {
    super(
        "user",
        caller,
        new ListCondition("u.deleted = false").readable(caller, READ, "u.id", "u.id"));
  }

  @Override
  protected void add(SearchTerms.Term term) {
    String value = term.lowerCase();
    switch (term.key()) {
      case "", "search" ->
          condition()
              .add(
                  "(locate(:p, u.usernameKey) > 0 or locate(:p, u.emailKey) > 0"
                      + " or locate(:p, lower(u.name)) > 0)",
                  value);
      case "name" -> condition().add("locate(:p, lower(u.name)) > 0", value);
      case "status" -> addKnown(term, "u.status = :p", UserStatus.find(value));
      case "role" -> addRole(value);
      case "login_type" ->
          condition()
              .add("u.loginType in (:p)", LoginType.find(value).map(Set::of).orElse(Set.of()));
      case "is_service_account", "service_account" ->
          addFlag(term, "u.serviceAccount = true", "u.serviceAccount = false");
      case "created_before" -> addTime(term, "u.createdAt < :p");
      case "created_after" -> addTime(term, "u.createdAt > :p");
      case "last_seen_before" -> addTime(term, "(u.lastSeenAt is null or u.lastSeenAt < :p)");
      case "last_seen_after" -> addTime(term, "u.lastSeenAt > :p");
      case "github_com_user_id" -> condition().none(); // no user has one yet
      default -> refuseKey(term);
    }
  }

  private void addRole(String value) {
    if (!value.equals(Role.MEMBER.wireName())) {
      condition().add("locate(:p, concat(',', u.roleNames, ',')) > 0", "," + value + ",");
    }
  }
}
