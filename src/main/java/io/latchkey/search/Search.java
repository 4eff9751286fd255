package io.latchkey.search;

import io.latchkey.access.Caller;
import io.latchkey.api.FieldError;
import io.latchkey.api.Json;
import io.latchkey.problem.Problem;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a request's {@code q} asks of a list, within what its caller may read (token API 3.3, 3.8).
 * Each feature defines what its terms mean; all invalid terms are rejected at once.
 */
public abstract class Search {

  /** How a search refers to the caller. */
  protected static final String ME = "me";

  private final String subject;
  private final Caller caller;
  private final ListCondition condition;
  private final List<FieldError> wrong = new ArrayList<>();

  /**
   * Starts a search.
   *
   * @param subject what is searched, as the error message names it
   * @param condition what the caller may read
   */
  protected Search(String subject, Caller caller, ListCondition condition) {
    this.subject = subject;
    this.caller = caller;
    this.condition = condition;
  }

  /** Interprets one term: adds it to {@link #condition()}, or rejects it. */
  protected abstract void add(SearchTerms.Term term);

  /**
   * Parses a search.
   *
   * @throws Problem 400 naming every term that is invalid
   */
  public final ListCondition read(QueryParameters query) {
    try {
      SearchTerms.parse(query.text("q").orElse("")).terms().forEach(this::add);
    } catch (IllegalArgumentException unreadable) {
      refuseText(unreadable.getMessage());
    }
    if (!wrong.isEmpty()) {
      throw Problem.ofFields(400, "Invalid " + subject + " search query.", wrong);
    }
    return condition;
  }

  /** The condition built from the terms so far. */
  protected final ListCondition condition() {
    return condition;
  }

  /**
   * Adds a condition on one user.
   *
   * @param byId the condition for the caller, whom {@value #ME} names
   * @param byName the condition for a username in lower case
   */
  protected final void addUser(String byId, String byName, String name) {
    if (name.equals(ME)) {
      condition.add(byId, caller.userId());
    } else {
      condition.add(byName, name);
    }
  }

  /** Adds a condition on something that is given by id or by name. */
  protected final void addIdOrName(String byId, String byName, String value) {
    Optional<UUID> id = Json.uuid(value);
    if (id.isPresent()) {
      condition.add(byId, id.get());
    } else {
      condition.add(byName, value);
    }
  }

  /** Adds a condition on a UUID, or rejects the term. */
  protected final void addUuid(SearchTerms.Term term, String text) {
    Json.uuid(term.value())
        .ifPresentOrElse(
            id -> condition.add(text, id), () -> refuse(term.key(), "must be a valid uuid"));
  }

  /** Adds a condition on a time, or rejects the term. */
  protected final void addTime(SearchTerms.Term term, String text) {
    try {
      condition.add(text, term.time());
    } catch (DateTimeException noTime) {
      refuse(term.key(), "must be a valid date");
    }
  }

  /** Adds one of two conditions, or rejects the term. */
  protected final void addFlag(SearchTerms.Term term, String whenTrue, String whenFalse) {
    if (term.lowerCase().equals("true")) {
      condition.add(whenTrue);
    } else if (term.lowerCase().equals("false")) {
      condition.add(whenFalse);
    } else {
      refuse(term.key(), "must be a valid boolean");
    }
  }

  /** Adds a condition on one of several known values, or rejects the term. */
  protected final void addKnown(SearchTerms.Term term, String text, Optional<?> known) {
    known.ifPresentOrElse(value -> condition.add(text, value), () -> refuseValue(term));
  }

  /** Rejects a term whose value is not one that its key allows. */
  protected final void refuseValue(SearchTerms.Term term) {
    refuse(term.key(), "has invalid values: \"" + term.lowerCase() + "\" is not a valid value");
  }

  /** Rejects a term whose key is unknown here. */
  protected final void refuseKey(SearchTerms.Term term) {
    refuse(term.key(), "is not a valid query param");
  }

  /**
   * Rejects a term.
   *
   * @param why continues the sentence {@code Query param "key"}
   */
  protected final void refuse(String key, String why) {
    wrong.add(QueryParameters.error(key, why));
  }

  /** Rejects the text as a whole. */
  protected final void refuseText(String why) {
    wrong.add(new FieldError("q", why));
  }
}
