package io.latchkey.user;

import io.latchkey.access.Caller;
import io.latchkey.access.ListCondition;
import io.latchkey.access.Permission;
import io.latchkey.access.Role;
import io.latchkey.api.FieldError;
import io.latchkey.api.SearchTerms;
import io.latchkey.problem.Problem;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a search for users asks for, within what the caller may read (token API 3.3). */
final class UserSearch {

  private static final Permission READ = Permission.parse("user:read");

  private final ListCondition condition = new ListCondition("u.deleted = false");
  private final List<FieldError> wrong = new ArrayList<>();

  private UserSearch() {}

  /**
   * Understands a search.
   *
   * @throws Problem 400 naming every term that cannot be understood
   */
  static UserSearch parse(Caller caller, String query) {
    UserSearch search = new UserSearch();
    search.condition.readable(caller, READ, "u.id", "u.id");
    try {
      SearchTerms.parse(query).terms().forEach(search::add);
    } catch (IllegalArgumentException unreadable) {
      search.wrong.add(new FieldError("q", unreadable.getMessage()));
    }
    if (!search.wrong.isEmpty()) {
      throw Problem.ofFields(400, "Invalid user search query.", search.wrong);
    }
    return search;
  }

  /** On the alias {@code u}. */
  ListCondition condition() {
    return condition;
  }

  private void add(SearchTerms.Term term) {
    String value = term.value().toLowerCase(Locale.ROOT);
    switch (term.key()) {
      case "", "search" ->
          condition.add(
              "(locate(:p, u.usernameKey) > 0 or locate(:p, u.emailKey) > 0"
                  + " or locate(:p, lower(u.name)) > 0)",
              value);
      case "name" -> condition.add("locate(:p, lower(u.name)) > 0", value);
      case "status" -> addStatus(value);
      case "role" -> addRole(value);
      case "login_type" ->
          condition.add("u.loginType in (:p)", LoginType.find(value).map(Set::of).orElse(Set.of()));
      case "is_service_account", "service_account" -> addFlag(term.key(), value);
      case "created_before" -> addTime(term, "u.createdAt < :p");
      case "created_after" -> addTime(term, "u.createdAt > :p");
      case "last_seen_before" -> addTime(term, "(u.lastSeenAt is null or u.lastSeenAt < :p)");
      case "last_seen_after" -> addTime(term, "u.lastSeenAt > :p");
      case "github_com_user_id" -> condition.none(); // nobody has one yet
      default -> refuse(term.key(), "is not a valid query param");
    }
  }

  private void addStatus(String value) {
    Optional<UserStatus> status = UserStatus.find(value);
    if (status.isPresent()) {
      condition.add("u.status = :p", status.get());
    } else {
      refuse("status", "has invalid values: \"" + value + "\" is not a valid value");
    }
  }

  private void addRole(String value) {
    if (!value.equals(Role.MEMBER.wireName())) {
      condition.add("locate(:p, concat(',', u.roleNames, ',')) > 0", "," + value + ",");
    }
  }

  private void addFlag(String key, String value) {
    if (value.equals("true") || value.equals("false")) {
      condition.add("u.serviceAccount = :p", Boolean.valueOf(value));
    } else {
      refuse(key, "must be a valid boolean");
    }
  }

  private void addTime(SearchTerms.Term term, String text) {
    try {
      condition.add(text, term.time());
    } catch (DateTimeException noTime) {
      refuse(term.key(), "must be a valid date");
    }
  }

  private void refuse(String key, String why) {
    wrong.add(new FieldError(key, "Query param \"" + key + "\" " + why));
  }
}
