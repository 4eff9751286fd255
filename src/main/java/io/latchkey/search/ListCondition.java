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
 * for within that. Lists are confined in the query, never after loading everything. The text is put
 * together from constants only.
 */
public final class ListCondition {

  /** A condition that everything meets. */
  public static final String EVERYTHING = "1 = 1";

  /** A condition that nothing meets. */
  public static final String NOTHING = "1 = 0";

  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new LinkedHashMap<>();

  /** Begins with everything. */
  public ListCondition() {
    this(EVERYTHING);
  }

  /** Begins with a condition that has no parameter. */
  public ListCondition(String condition) {
    conditions.add(condition);
  }

  /**
   * Confines to what the caller may read: by role and scopes everything, the caller's own or
   * nothing, and of that what the allow list names.
   *
   * @param id where the query has the object's id
   * @param owner where it has the owner's
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

  /** Adds one without a value. */
  public ListCondition add(String condition) {
    conditions.add(condition);
    return this;
  }

  /** Adds one with a value, which its text calls {@code :p}. */
  public ListCondition add(String condition, Object value) {
    String name = "p" + parameters.size();
    conditions.add(condition.replace(":p", ":" + name));
    parameters.put(name, value);
    return this;
  }

  /** Adds one that nothing meets. */
  public ListCondition none() {
    return add(NOTHING);
  }

  /** The {@code where} clause. */
  public String where() {
    return " where " + String.join(" and ", conditions);
  }

  /** Gives a query that has {@link #where()} in its text the values for it. */
  public <T> TypedQuery<T> bind(TypedQuery<T> query) {
    parameters.forEach(query::setParameter);
    return query;
  }

  /** The values by the names that {@link #where()} has for them. */
  Map<String, Object> parameters() {
    return parameters;
  }
}
