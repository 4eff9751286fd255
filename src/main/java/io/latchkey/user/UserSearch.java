package io.latchkey.user;

import io.latchkey.access.AllowList;
import io.latchkey.access.Caller;
import io.latchkey.access.Permission;
import io.latchkey.access.ResourceType;
import io.latchkey.access.Role;
import io.latchkey.api.FieldError;
import io.latchkey.api.SearchTerms;
import io.latchkey.problem.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The condition of a user list as query text and parameters: what the search asks for, within what
 * the caller may read. The text is put together from constants only.
 */
final class UserSearch {

  private static final Instant EARLIEST = Instant.parse("0001-01-02T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
  private static final Permission READ = Permission.parse("user:read");

  private final List<String> conditions = new ArrayList<>(List.of("u.deleted = false"));
  private final Map<String, Object> parameters = new LinkedHashMap<>();
  private final List<FieldError> wrong = new ArrayList<>();

  private UserSearch() {}

  /**
   * Understands a search.
   *
   * @throws Problem 400 naming every term that cannot be understood
   */
  static UserSearch parse(Caller caller, String query) {
    UserSearch search = new UserSearch();
    search.confineTo(caller);
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

  /** The {@code where} clause on the alias {@code u}. */
  String where() {
    return " where " + String.join(" and ", conditions);
  }

  Map<String, Object> parameters() {
    return parameters;
  }

  private void confineTo(Caller caller) {
    if (!caller.mayEverywhere(READ)) {
      condition("u.id = :p", caller.mayEver(READ) ? caller.userId() : new UUID(0, 0));
    }
    AllowList allowList = caller.allowList();
    if (!allowList.permitsAll(ResourceType.USER)) {
      Set<UUID> listed = allowList.ids(ResourceType.USER);
      condition("u.id in (:p)", listed.isEmpty() ? Set.of(new UUID(0, 0)) : listed);
    }
  }

  private void add(SearchTerms.Term term) {
    String value = term.value().toLowerCase(Locale.ROOT);
    switch (term.key()) {
      case "", "search" ->
          condition(
              "(locate(:p, u.usernameKey) > 0 or locate(:p, u.emailKey) > 0"
                  + " or locate(:p, lower(u.name)) > 0)",
              value);
      case "name" -> condition("locate(:p, lower(u.name)) > 0", value);
      case "status" -> addStatus(value);
      case "role" -> addRole(value);
      case "login_type" ->
          condition("u.loginType in (:p)", LoginType.find(value).map(Set::of).orElse(Set.of()));
      case "is_service_account" -> addFlag(term.key(), value);
      case "created_before" -> addTime(term, "u.createdAt < :p");
      case "created_after" -> addTime(term, "u.createdAt > :p");
      case "last_seen_before" -> addTime(term, "(u.lastSeenAt is null or u.lastSeenAt < :p)");
      case "last_seen_after" -> addTime(term, "u.lastSeenAt > :p");
      case "github_com_user_id" -> conditions.add("1 = 0"); // nobody has one yet
      default -> refuse(term.key(), "is not a valid query param");
    }
  }

  private void addStatus(String value) {
    Optional<UserStatus> status = UserStatus.find(value);
    if (status.isPresent()) {
      condition("u.status = :p", status.get());
    } else {
      refuse("status", "has invalid values: \"" + value + "\" is not a valid value");
    }
  }

  private void addRole(String value) {
    if (!value.equals(Role.MEMBER.wireName())) {
      condition("locate(:p, concat(',', u.roleNames, ',')) > 0", "," + value + ",");
    }
  }

  private void addFlag(String key, String value) {
    if (value.equals("true") || value.equals("false")) {
      condition("u.serviceAccount = :p", Boolean.valueOf(value));
    } else {
      refuse(key, "must be a valid boolean");
    }
  }

  private void addTime(SearchTerms.Term term, String condition) {
    try {
      condition(condition, time(term.value()));
    } catch (DateTimeException noTime) {
      refuse(term.key(), "must be a valid date");
    }
  }

  private static Instant time(String text) {
    Instant time =
        text.length() == 10
            ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
            : OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant();
    if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
      throw new DateTimeException("beyond what databases keep");
    }
    return time;
  }

  private void condition(String text, Object value) {
    String name = "p" + parameters.size();
    conditions.add(text.replace(":p", ":" + name));
    parameters.put(name, value);
  }

  private void refuse(String key, String why) {
    wrong.add(new FieldError(key, "Query param \"" + key + "\" " + why));
  }
}
