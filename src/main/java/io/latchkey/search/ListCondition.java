package io.latchkey.search;

import io.latchkey.access.AllowList;
import io.latchkey.access.Caller;
import io.latchkey.access.Permission;
import io.latchkey.access.ResourceType;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The condition of a list as query text and parameters: what the caller may read, and what is asked
 * for within that. Lists are confined in the query, never after loading everything. The text is
 * built from constants only.
 */
public final class ListCondition {

  /** A condition that is always true. */
  public static final String EVERYTHING = "1 = 1";

  /** A condition that is never true. */
  public static final String NOTHING = "1 = 0";

  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new LinkedHashMap<>();

  /** Starts from everything. */
  public ListCondition() {
    this(EVERYTHING);
  }

  /** Starts from a condition without parameters. */
  public ListCondition(String condition) {
    conditions.add(condition);
  }

  /**
   * Confines the list to what the caller may read: by roles and scopes everything, the caller's own
   * or nothing, and of that only what the allow list names.
   *
   * @param id the query's expression for the object's id
   * @param owner its expression for the owner's id
   */
  public ListCondition readable(Caller caller, Permission read, String id, String owner) {
    if (caller.mayEver(read) && !caller.mayEverywhere(read)) {
      add(owner + " = :p", caller.userId());
      return listed(caller.allowList(), read.type(), id);
    }
    return readable(caller, read, id);
  }

  /** The same for objects that nobody owns. */
  public ListCondition readable(Caller caller, Permission read, String id) {
    return caller.mayEverywhere(read) ? listed(caller.allowList(), read.type(), id) : none();
  }

  private ListCondition listed(AllowList allowList, ResourceType type, String id) {
    if (allowList.permitsAll(type)) {
      return this;
    }
    Set<UUID> ids = allowList.ids(type);
    return ids.isEmpty() ? none() : add(id + " in (:p)", ids);
  }

  /** Adds a condition without a value. */
  public ListCondition add(String condition) {
    conditions.add(condition);
    return this;
  }

  /** Adds a condition with a value, written {@code :p} in its text. */
  public ListCondition add(String condition, Object value) {
    String name = "p" + parameters.size();
    conditions.add(condition.replace(":p", ":" + name));
    parameters.put(name, value);
    return this;
  }

  /** Adds a condition that is never true. */
  public ListCondition none() {
    return add(NOTHING);
  }

  /** The {@code where} clause. */
  public String where() {
    return " where " + String.join(" and ", conditions);
  }

  /** Sets the values in a query whose text contains {@link #where()}. */
  public <T> TypedQuery<T> bind(TypedQuery<T> query) {
    parameters.forEach(query::setParameter);
    return query;
  }

  /** The values, by their names in {@link #where()}. */
  Map<String, Object> parameters() {
    return parameters;
  }
}
