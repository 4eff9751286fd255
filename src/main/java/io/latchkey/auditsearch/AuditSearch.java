package io.latchkey.auditsearch;

import io.latchkey.access.Caller;
import io.latchkey.access.Permission;
import io.latchkey.audit.AuditAction;
import io.latchkey.search.ListCondition;
import io.latchkey.search.Search;
import io.latchkey.search.SearchTerms;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/**
 * What a search of the audit log asks for, on the alias {@code a} (token API 3.8). An allow list
 * may name individual rows.
 */
final class AuditSearch extends Search {

  static final Permission READ = Permission.parse("audit_log:read");

  private static final Set<String> BUILD_REASONS =
      Set.of("initiator", "autostart", "autostop", "dormancy", "failedstop", "autodelete");

  /** What belongs to no organization counts as the default one's, as which it is shown. */
  private static final String OF_ORGANIZATION =
      "exists (select 1 from Organization o where (o.id = a.organizationId"
          + " or (a.organizationId is null and o.isDefault = true)) and ";

  private static final int LAST_YEAR = 9_999;

  AuditSearch(Caller caller) {
    super("audit", caller, new ListCondition().readable(caller, READ, "a.id"));
  }

  @Override
  protected void add(SearchTerms.Term term) {
    String lower = term.lowerCase();
    switch (term.key()) {
      case "" -> addType(new SearchTerms.Term("resource_type", term.value()));
      case "resource_type" -> addType(term);
      case "action" ->
          addKnown(term, "a.action = :p", AuditAction.find(lower).map(AuditAction::text));
      case "resource_id" -> addUuid(term, "a.resourceId = :p");
      case "request_id" -> addUuid(term, "a.requestId = :p");
      case "resource_target" -> condition().add("a.target = :p", term.value());
      case "username" ->
          addUser(
              "a.userId = :p",
              "a.userId in (select u.id from User u where u.usernameKey = :p)",
              lower);
      case "email" ->
          condition().add("a.userId in (select u.id from User u where u.emailKey = :p)", lower);
      case "organization" ->
          addIdOrName(
              OF_ORGANIZATION + "o.id = :p)", OF_ORGANIZATION + "o.name = :p)", term.value());
      case "date_from" -> addDate(term, "a.time >= :p", 0);
      case "date_to" -> addDate(term, "a.time < :p", 1);
      case "build_reason" ->
          addKnown(
              term,
              "locate(:p, a.additional) > 0",
              Optional.of("\"build_reason\":\"" + lower + "\"")
                  .filter(text -> BUILD_REASONS.contains(lower)));
      default -> refuseKey(term);
    }
  }

  private void addType(SearchTerms.Term term) {
    addKnown(term, "a.resourceType = :p", AuditWording.type(term.lowerCase()));
  }

  private void addDate(SearchTerms.Term term, String text, int daysLater) {
    try {
      LocalDate day = LocalDate.parse(term.value());
      if (day.getYear() > 0 && day.getYear() < LAST_YEAR) {
        condition().add(text, day.plusDays(daysLater).atStartOfDay(ZoneOffset.UTC).toInstant());
        return;
      }
    } catch (DateTimeException unreadable) {
      // reported below
    }
    refuse(term.key(), "must be a date such as 2026-06-02");
  }
}
