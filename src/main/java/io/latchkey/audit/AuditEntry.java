package io.latchkey.audit;

import static java.util.Objects.requireNonNull;

import io.latchkey.access.Caller;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What {@link AuditLog#record} should write; it finds out by itself where the request came from.
 *
 * <pre>{@code
 * log.record(
 *     AuditEntry.by(caller, AuditAction.WRITE, "template", template.id(), template.name())
 *         .in(organizationId)
 *         .changing(before, template.auditFields()));
 * }</pre>
 *
 * <p>Immutable: each method returns a new entry. It must hold no secret.
 *
 * @param actor who did it; empty for the server itself, or an operator working without it
 * @param resourceType the type's name on the wire, such as {@code workspace_build}
 * @param resourceId the object; for API keys the id of their user (D14)
 * @param target what people call the object; empty for sessions
 * @param status the HTTP status that the request is answered with
 * @param diff by field; see {@link #changing}
 * @param organization what the object belongs to, if anything
 * @param additional by name; the acting key's id, scopes and allow list among them
 */
public record AuditEntry(
    Optional<UUID> actor,
    AuditAction action,
    String resourceType,
    UUID resourceId,
    String target,
    int status,
    Map<String, Object> diff,
    Optional<UUID> organization,
    Map<String, Object> additional) {

  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int LEAST_REFUSAL = 400;

  public AuditEntry {
    requireNonNull(actor);
    requireNonNull(action);
    requireNonNull(resourceType);
    requireNonNull(resourceId);
    requireNonNull(target);
    requireNonNull(organization);
    diff = Collections.unmodifiableMap(new LinkedHashMap<>(diff));
    additional = Collections.unmodifiableMap(new LinkedHashMap<>(additional));
  }

  /** Done by the user of a key. The status is 201 for a creation, else 200. */
  public static AuditEntry by(
      Caller caller, AuditAction action, String resourceType, UUID resourceId, String target) {
    return by(Optional.of(caller.userId()), action, resourceType, resourceId, target)
        .noting("key_id", caller.keyId())
        .noting("key_scopes", caller.scopes().names())
        .noting("key_allow_list", caller.allowList().entries());
  }

  /** Done without a key: by a user who logs in or, when empty, by no user. */
  public static AuditEntry by(
      Optional<UUID> actor,
      AuditAction action,
      String resourceType,
      UUID resourceId,
      String target) {
    int status = action == AuditAction.CREATE ? CREATED : OK;
    return new AuditEntry(
        actor,
        action,
        resourceType,
        resourceId,
        target,
        status,
        Map.of(),
        Optional.empty(),
        Map.of());
  }

  /** The same, answered with another status. With a status of 400 or more there is no diff. */
  public AuditEntry answered(int otherStatus) {
    Map<String, Object> kept = otherStatus < LEAST_REFUSAL ? diff : Map.of();
    return new AuditEntry(
        actor,
        action,
        resourceType,
        resourceId,
        target,
        otherStatus,
        kept,
        organization,
        additional);
  }

  /** The same, about an object of that organization. */
  public AuditEntry in(UUID itsOrganization) {
    return new AuditEntry(
        actor,
        action,
        resourceType,
        resourceId,
        target,
        status,
        diff,
        Optional.of(itsOrganization),
        additional);
  }

  /**
   * The same, with a diff of the fields that differ: {@code old} and {@code new}, each left out
   * when it is empty.
   *
   * @param before the object's fields as they were, none for a creation; numbers, booleans and
   *     collections stay as they are, everything else is written as text
   * @param after the fields as they are now, none for a deletion
   */
  public AuditEntry changing(Map<String, ?> before, Map<String, ?> after) {
    Map<String, Object> more = new LinkedHashMap<>(diff);
    Set<String> fields = new LinkedHashSet<>(before.keySet());
    fields.addAll(after.keySet());
    for (String field : fields) {
      Optional<Object> old = value(before.get(field));
      Optional<Object> now = value(after.get(field));
      if (!old.equals(now)) {
        Map<String, Object> change = new TreeMap<>(Map.of("secret", false));
        old.ifPresent(known -> change.put("old", known));
        now.ifPresent(known -> change.put("new", known));
        more.put(field, change);
      }
    }
    return withDiff(more);
  }

  /**
   * The same, with one more field in the diff, which says that it changed but shows neither value.
   */
  public AuditEntry changingSecret(String field) {
    Map<String, Object> more = new LinkedHashMap<>(diff);
    more.put(field, Map.of("secret", true));
    return withDiff(more);
  }

  private AuditEntry withDiff(Map<String, Object> other) {
    return new AuditEntry(
        actor, action, resourceType, resourceId, target, status, other, organization, additional);
  }

  /** The same, with one more additional field; its value is written as in a diff. */
  public AuditEntry noting(String name, Object fact) {
    Map<String, Object> more = new LinkedHashMap<>(additional);
    value(fact).ifPresent(known -> more.put(name, known));
    return new AuditEntry(
        actor, action, resourceType, resourceId, target, status, diff, organization, more);
  }

  private static Optional<Object> value(Object given) {
    if (given instanceof Collection<?> many) {
      return Optional.<Object>of(many.stream().map(String::valueOf).toList())
          .filter(texts -> !many.isEmpty());
    }
    return given instanceof Number || given instanceof Boolean
        ? Optional.of(given)
        : Optional.ofNullable(given).<Object>map(String::valueOf).filter(text -> !text.equals(""));
  }
}
