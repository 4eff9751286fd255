package io.latchkey.registry;

import io.latchkey.access.Caller;
import io.latchkey.access.Permission;
import io.latchkey.search.ListCondition;
import io.latchkey.search.Search;
import io.latchkey.search.SearchTerms;
import java.util.Arrays;
import java.util.Set;

/**
 * What a search for workspaces asks for, on the aliases of {@link WorkspaceRow#SELECT} (protected
 * resources, Workspaces). Terms that ask for something that no workspace has here match nothing.
 */
final class WorkspaceSearch extends Search {

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

  private static final String OWNED_BY = "w.ownerId = :p";
  private static final String OWNER_NAMED = "u.usernameKey = :p";
  private static final String NAMED = "locate(:p, w.nameKey) > 0";

  WorkspaceSearch(Caller caller) {
    super(
        "workspace",
        caller,
        new ListCondition("w.deleted = false and b.buildNumber = w.buildNumber")
            .readable(caller, READ, "w.id", "w.ownerId"));
  }

  @Override
  protected void add(SearchTerms.Term term) {
    String value = term.lowerCase();
    switch (term.key()) {
      case "" -> addBare(value);
      case "owner" -> addUser(OWNED_BY, OWNER_NAMED, value);
      case "name" -> condition().add(NAMED, value);
      case "template" -> condition().add("t.nameKey = :p", value);
      case "status" -> addStatus(term);
      case "id" -> addUuid(term, "w.id = :p");
      case "organization" -> addIdOrName("w.organizationId = :p", "lower(o.name) = :p", value);
      case "outdated" ->
          addFlag(
              term,
              "b.templateVersionId <> t.activeVersionId",
              "b.templateVersionId = t.activeVersionId");
      case "dormant", "shared", "has-ai-task", "has_external_agent" ->
          addFlag(term, ListCondition.NOTHING, ListCondition.EVERYTHING);
      case "healthy" -> addFlag(term, ListCondition.EVERYTHING, ListCondition.NOTHING);
      case "has-agent" -> addAgent(term);
      case "shared_with_user", "shared_with_group", "param" -> condition().none();
      case "last_used_before" -> addTime(term, "w.lastUsedAt < :p");
      case "last_used_after" -> addTime(term, "w.lastUsedAt > :p");
      default -> refuseKey(term);
    }
  }

  /** A workspace's name, or {@code owner/name}. */
  private void addBare(String value) {
    String[] parts = value.split("/", -1);
    if (parts.length > 2) {
      refuseText("Query element \"" + value + "\" can only contain 1 '/'");
    } else {
      condition().add(NAMED, parts[parts.length - 1]);
      if (parts.length == 2) {
        addUser(OWNED_BY, OWNER_NAMED, parts[0]);
      }
    }
  }

  private void addStatus(SearchTerms.Term term) {
    if (!STATUSES.contains(term.lowerCase())) {
      refuseValue(term);
    }
    Arrays.stream(Transition.values())
        .filter(transition -> transition.status().equals(term.lowerCase()))
        .findFirst()
        .ifPresentOrElse(
            transition -> condition().add("b.transition = :p", transition), condition()::none);
  }

  private void addAgent(SearchTerms.Term term) {
    if (!AGENT_STATUSES.contains(term.lowerCase())) {
      refuseValue(term);
    }
    condition().none();
  }
}
