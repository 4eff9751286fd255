package io.latchkey.audit;

import io.latchkey.access.Caller;
import io.latchkey.access.ListCondition;
import io.latchkey.access.Permission;
import io.latchkey.api.FieldError;
import io.latchkey.api.Json;
import io.latchkey.api.SearchTerms;
import io.latchkey.problem.Problem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a search of the audit log asks for, within what the caller may read (token API 3.8). An
 * allow list may name single rows.
 */
final class AuditSearch {

  static final Permission READ = Permission.parse("audit_log:read");

  private static final Set<String> BUILD_REASONS =
      Set.of("initiator", "autostart", "autostop", "dormancy", "failedstop", "autodelete");
  private static final String NO_VALUE = "has invalid values: \"%s\" is not a valid value";
  private static final int LAST_YEAR = 9_999;
  private static final String NO_UUID = "must be a valid uuid";
  private static final String NO_DATE = "must be a date such as 2026-06-02";

  private final Caller caller;
  private final ListCondition condition = new ListCondition("1 = 1");
  private final List<FieldError> wrong = new ArrayList<>();

  private AuditSearch(Caller caller) {
    this.caller = caller;
  }

  /**
   * Understands a search: a condition on the alias {@code a}.
   *
   * @throws Problem 400 naming every term that cannot be understood
   */
  static ListCondition parse(Caller caller, String query) {
    AuditSearch search = new AuditSearch(caller);
    search.condition.readable(caller, READ, "a.id");
    try {
      SearchTerms.parse(query).terms().forEach(term -> search.add(term.key(), term.value()));
    } catch (IllegalArgumentException unreadable) {
      search.wrong.add(new FieldError("q", unreadable.getMessage()));
    }
    if (!search.wrong.isEmpty()) {
      throw Problem.ofFields(400, "Invalid audit search query.", search.wrong);
    }
    return search.condition;
  }

  private void add(String key, String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    switch (key) {
      case "", "resource_type" ->
          addIf("resource_type", "a.resourceType = :p", AuditWording.type(lower), value);
      case "action" ->
          addIf(key, "a.action = :p", AuditAction.find(lower).map(AuditAction::text), value);
      case "resource_id" -> addUuid(key, "a.resourceId = :p", value);
      case "request_id" -> addUuid(key, "a.requestId = :p", value);
      case "resource_target" -> condition.add("a.target = :p", value);
      case "username" -> addUsername(lower);
      case "email" ->
          condition.add("a.userId in (select u.id from User u where u.emailKey = :p)", lower);
      case "organization" -> addOrganization(value);
      case "date_from" -> addDate(key, "a.time >= :p", value, 0);
      case "date_to" -> addDate(key, "a.time < :p", value, 1);
      case "build_reason" ->
          addIf(
              key,
              "locate(:p, a.additional) > 0",
              Optional.of("\"build_reason\":\"" + lower + "\"")
                  .filter(text -> BUILD_REASONS.contains(lower)),
              value);
      default -> refuse(key, "is not a valid query param");
    }
  }

  private void addUsername(String value) {
    if (value.equals("me")) {
      condition.add("a.userId = :p", caller.userId());
    } else {
      condition.add("a.userId in (select u.id from User u where u.usernameKey = :p)", value);
    }
  }

  /** What belongs to no organization counts as the default one's, as it is shown. */
  private void addOrganization(String value) {
    Optional<UUID> id = Json.uuid(value);
    String named =
        "exists (select 1 from Organization o where (o.id = a.organizationId"
            + " or (a.organizationId is null and o.isDefault = true)) and ";
    if (id.isPresent()) {
      condition.add(named + "o.id = :p)", id.get());
    } else {
      condition.add(named + "o.name = :p)", value);
    }
  }

  private void addDate(String key, String text, String value, int daysLater) {
    try {
      LocalDate day = LocalDate.parse(value);
      if (day.getYear() > 0 && day.getYear() < LAST_YEAR) {
        condition.add(text, day.plusDays(daysLater).atStartOfDay(ZoneOffset.UTC).toInstant());
        return;
      }
    } catch (DateTimeException unreadable) {
      // said below
    }
    refuse(key, NO_DATE);
  }

  private void addUuid(String key, String text, String value) {
    Optional<UUID> id = Json.uuid(value);
    id.ifPresentOrElse(known -> condition.add(text, known), () -> refuse(key, NO_UUID));
  }

  private void addIf(String key, String text, Optional<String> known, String value) {
    known.ifPresentOrElse(
        name -> condition.add(text, name), () -> refuse(key, NO_VALUE.formatted(value)));
  }

  private void refuse(String key, String why) {
    wrong.add(new FieldError(key, "Query param \"" + key + "\" " + why));
  }
}
