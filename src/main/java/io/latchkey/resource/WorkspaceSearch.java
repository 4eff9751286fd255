package io.latchkey.resource;

import io.latchkey.access.Caller;
import io.latchkey.access.ListCondition;
import io.latchkey.access.Permission;
import io.latchkey.api.FieldError;
import io.latchkey.api.Json;
import io.latchkey.api.SearchTerms;
import io.latchkey.problem.Problem;
import io.latchkey.user.UserParameter;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a search for workspaces asks for, within what the caller may read (protected resources,
 * Workspaces). Terms that ask for something no workspace has here give no rows.
 */
final class WorkspaceSearch {

  private static final Permission READ = Permission.parse("workspace:read");
  private static final Set<String> STATUSES =
      Set.of(
          "pending",
          "starting",
          "running",
          "stopping",
          "stopped",
          "failed",
          "canceling",
          "canceled",
          "deleting",
          "deleted");
  private static final Set<String> AGENT_STATUSES =
      Set.of("connecting", "connected", "disconnected", "timeout");

  private static final String OUTDATED = "b.templateVersionId <> t.activeVersionId";
  private static final String UP_TO_DATE = "b.templateVersionId = t.activeVersionId";
  private static final String EVERYTHING = "1 = 1";
  private static final String NOTHING = "1 = 0";

  private final Caller caller;
  private final ListCondition condition =
      new ListCondition("w.deleted = false and b.buildNumber = w.buildNumber");
  private final List<FieldError> wrong = new ArrayList<>();

  private WorkspaceSearch(Caller caller) {
    this.caller = caller;
    condition.readable(caller, READ, "w.id", "w.ownerId");
  }

  /**
   * Understands a search.
   *
   * @return the condition on the aliases of {@link WorkspaceRow#SELECT}
   * @throws Problem 400 naming every term that cannot be understood
   */
  static ListCondition parse(Caller caller, String query) {
    WorkspaceSearch search = new WorkspaceSearch(caller);
    try {
      SearchTerms.parse(query).terms().forEach(search::add);
    } catch (IllegalArgumentException unreadable) {
      search.wrong.add(new FieldError("q", unreadable.getMessage()));
    }
    if (!search.wrong.isEmpty()) {
      throw Problem.ofFields(400, "Invalid workspace search query.", search.wrong);
    }
    return search.condition;
  }

  private void add(SearchTerms.Term term) {
    String value = term.value().toLowerCase(Locale.ROOT);
    switch (term.key()) {
      case "" -> addBare(value);
      case "owner" -> addOwner(value);
      case "name" -> addName(value);
      case "template" -> condition.add("t.nameKey = :p", value);
      case "status" -> addStatus(value);
      case "id" -> addId(value);
      case "organization" -> addOrganization(value);
      case "outdated" -> addFlag(term.key(), value, OUTDATED, UP_TO_DATE);
      case "dormant", "shared", "has-ai-task", "has_external_agent" ->
          addFlag(term.key(), value, NOTHING, EVERYTHING);
      case "healthy" -> addFlag(term.key(), value, EVERYTHING, NOTHING);
      case "has-agent" -> addAgent(value);
      case "shared_with_user", "shared_with_group", "param" -> condition.none();
      case "last_used_before" -> addTime(term, "w.lastUsedAt < :p");
      case "last_used_after" -> addTime(term, "w.lastUsedAt > :p");
      default -> refuse(term.key(), "is not a valid query param");
    }
  }

  /** A name, or the owner's and the workspace's with a slash between. */
  private void addBare(String value) {
    String[] parts = value.split("/", -1);
    if (parts.length > 2) {
      wrong.add(new FieldError("q", "Query element \"" + value + "\" can only contain 1 '/'"));
    } else if (parts.length == 2) {
      addOwner(parts[0]);
      addName(parts[1]);
    } else {
      addName(value);
    }
  }

  private void addOwner(String value) {
    if (value.equals(UserParameter.ME)) {
      condition.add("w.ownerId = :p", caller.userId());
    } else {
      condition.add("u.usernameKey = :p", value);
    }
  }

  private void addName(String value) {
    condition.add("locate(:p, w.nameKey) > 0", value);
  }

  private void addStatus(String value) {
    if (!STATUSES.contains(value)) {
      refuse("status", "has invalid values: \"" + value + "\" is not a valid value");
    }
    for (Transition transition : Transition.values()) {
      if (transition.status().equals(value)) {
        condition.add("b.transition = :p", transition);
        return;
      }
    }
    condition.none();
  }

  private void addId(String value) {
    Optional<UUID> id = Json.uuid(value);
    if (id.isPresent()) {
      condition.add("w.id = :p", id.get());
    } else {
      refuse("id", "must be a valid uuid");
    }
  }

  private void addOrganization(String value) {
    Optional<UUID> id = Json.uuid(value);
    if (id.isPresent()) {
      condition.add("w.organizationId = :p", id.get());
    } else {
      condition.add("lower(o.name) = :p", value);
    }
  }

  private void addAgent(String value) {
    if (!AGENT_STATUSES.contains(value)) {
      refuse("has-agent", "has invalid values: \"" + value + "\" is not a valid value");
    }
    condition.none();
  }

  private void addFlag(String key, String value, String whenTrue, String whenFalse) {
    switch (value) {
      case "true" -> condition.add(whenTrue);
      case "false" -> condition.add(whenFalse);
      default -> refuse(key, "must be a valid boolean");
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
