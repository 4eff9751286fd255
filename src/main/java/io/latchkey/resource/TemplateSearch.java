package io.latchkey.resource;

import io.latchkey.access.Caller;
import io.latchkey.access.ListCondition;
import io.latchkey.access.Permission;
import io.latchkey.api.FieldError;
import io.latchkey.api.Json;
import io.latchkey.api.SearchTerms;
import io.latchkey.problem.Problem;
import io.latchkey.user.UserParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What a search for templates asks for, within what the caller may read (protected resources,
 * Templates). Terms that ask for something no template has here give no rows.
 */
final class TemplateSearch {

  private static final Permission READ = Permission.parse("template:read");

  private final Caller caller;
  private final ListCondition condition = new ListCondition("t.deleted = false");
  private final List<FieldError> wrong = new ArrayList<>();

  private TemplateSearch(Caller caller) {
    this.caller = caller;
    condition.readable(caller, READ, "t.id");
  }

  /**
   * Understands a search.
   *
   * @return the condition on the aliases of {@link TemplateRow#SELECT}
   * @throws Problem 400 naming every term that cannot be understood
   */
  static ListCondition parse(Caller caller, String query) {
    TemplateSearch search = new TemplateSearch(caller);
    try {
      SearchTerms.parse(query).terms().forEach(search::add);
    } catch (IllegalArgumentException unreadable) {
      search.wrong.add(new FieldError("q", unreadable.getMessage()));
    }
    if (!search.wrong.isEmpty()) {
      throw Problem.ofFields(400, "Invalid template search query.", search.wrong);
    }
    return search.condition;
  }

  private void add(SearchTerms.Term term) {
    String value = term.value().toLowerCase(Locale.ROOT);
    switch (term.key()) {
      case "", "name" -> condition.add("locate(:p, t.nameKey) > 0", value);
      case "exact_name" -> condition.add("t.nameKey = :p", value);
      case "display_name" -> condition.add("locate(:p, lower(t.displayName)) > 0", value);
      case "organization" -> addOrganization(value);
      case "author" -> addAuthor(value);
      case "deprecated", "has-ai-task", "has_external_agent" -> addWhatNoneIs(term.key(), value);
      default -> refuse(term.key(), "is not a valid query param");
    }
  }

  private void addOrganization(String value) {
    Optional<UUID> id = Json.uuid(value);
    if (id.isPresent()) {
      condition.add("o.id = :p", id.get());
    } else {
      condition.add("lower(o.name) = :p", value);
    }
  }

  private void addAuthor(String value) {
    if (value.equals(UserParameter.ME)) {
      condition.add("u.id = :p", caller.userId());
    } else {
      condition.add("u.usernameKey = :p", value);
    }
  }

  private void addWhatNoneIs(String key, String value) {
    switch (value) {
      case "true" -> condition.none();
      case "false" -> {}
      default -> refuse(key, "must be a valid boolean");
    }
  }

  private void refuse(String key, String why) {
    wrong.add(new FieldError(key, "Query param \"" + key + "\" " + why));
  }
}
