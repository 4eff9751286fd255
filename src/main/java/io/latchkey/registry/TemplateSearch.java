package io.latchkey.registry;

import io.latchkey.access.Caller;
import io.latchkey.access.Permission;
import io.latchkey.search.ListCondition;
import io.latchkey.search.Search;
import io.latchkey.search.SearchTerms;

/**
 * What a search for templates asks for, on the aliases of {@link TemplateRow#SELECT} (protected
 * resources, Templates). Terms that ask for something that no template has here match nothing.
 */
final class TemplateSearch extends Search {

  private static final Permission READ = Permission.parse("template:read");

  TemplateSearch(Caller caller) {
    super(
        "template", caller, new ListCondition("t.deleted = false").readable(caller, READ, "t.id"));
  }

  @Override
  protected void add(SearchTerms.Term term) {
    String value = term.lowerCase();
    switch (term.key()) {
      case "", "name" -> condition().add("locate(:p, t.nameKey) > 0", value);
      case "exact_name" -> condition().add("t.nameKey = :p", value);
      case "display_name" -> condition().add("locate(:p, lower(t.displayName)) > 0", value);
      case "organization" -> addIdOrName("o.id = :p", "lower(o.name) = :p", value);
      case "author" -> addUser("u.id = :p", "u.usernameKey = :p", value);
      case "deprecated", "has-ai-task", "has_external_agent" ->
          addFlag(term, ListCondition.NOTHING, ListCondition.EVERYTHING);
      default -> refuseKey(term);
    }
  }
}
