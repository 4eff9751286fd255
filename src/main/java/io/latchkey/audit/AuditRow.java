package io.latchkey.audit;

import io.latchkey.api.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One row of the audit log. It is written once, with the change that it records; sealing gives it a
 * number and a hash, once; nothing else about it ever changes, and it is never removed.
 */
@Entity
@Table(name = "audit_log")
@NamedQuery(
    name = "AuditRow.unsealed",
    query = "select a from AuditRow a where a.sequence is null order by a.time, a.id")
@NamedQuery(
    name = "AuditRow.takeBack",
    query = "delete from AuditRow a where a.id = :id and :unwanted = true")
@NamedQuery(
    name = "AuditRow.sealedAfter",
    query = "select a from AuditRow a where a.sequence > :sequence order by a.sequence")
@NamedQuery(
    name = "AuditRow.deletedAmong",
    query =
        "select distinct a.resourceId from AuditRow a where a.resourceId in :ids"
            + " and a.action = 'delete' and a.status < 400 and a.resourceType <> 'api_key'")
public class AuditRow {

  private static final int LONGEST_TARGET = 512;
  private static final int LONGEST_USER_AGENT = 256;

  @Id
  @Column(columnDefinition = "binary(16)")
  private UUID id;

  @Column(name = "happened_at")
  private Instant time;

  @Column(name = "request_id", columnDefinition = "binary(16)")
  private UUID requestId;

  @Column(name = "ip_address")
  private String ipAddress;

  @Column(name = "user_agent")
  private String userAgent;

  @Column(name = "user_id", columnDefinition = "binary(16)")
  private UUID userId;

  @Column(name = "organization_id", columnDefinition = "binary(16)")
  private UUID organizationId;

  @Column(name = "resource_type")
  private String resourceType;

  @Column(name = "resource_id", columnDefinition = "binary(16)")
  private UUID resourceId;

  @Column(name = "resource_target")
  private String target;

  private String action;

  @Column(name = "status_code")
  private int status;

  @Column(columnDefinition = "mediumtext")
  private String diff;

  @Column(name = "additional_fields", columnDefinition = "mediumtext")
  private String additional;

  /** Null until sealed; then its place in the chain, from 1. */
  @Column(name = "sequence_number")
  private Long sequence;

  /** Null until sealed. */
  @Column(name = "row_hash", columnDefinition = "binary(32)")
  private byte[] hash;

  /** For Hibernate. */
  protected AuditRow() {}

  AuditRow(AuditEntry entry, RequestOrigin origin, Instant now) {
    this.id = UUID.randomUUID();
    this.time = now;
    this.requestId = origin.requestId();
    this.ipAddress = origin.address();
    this.userAgent = cut(origin.userAgent(), LONGEST_USER_AGENT);
    this.userId = entry.actor().orElse(null);
    this.organizationId = entry.organization().orElse(null);
    this.resourceType = entry.resourceType();
    this.resourceId = entry.resourceId();
    this.target = cut(entry.target(), LONGEST_TARGET);
    this.action = entry.action().text();
    this.status = entry.status();
    this.diff = Json.write(entry.diff());
    this.additional = Json.write(entry.additional());
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }

  /** Makes this the next row of the chain. */
  void seal(long number, byte[] previousHash) {
    sequence = number;
    hash = hashAfter(previousHash);
  }

  private byte[] hashAfter(byte[] previousHash) {
    return new RowHash()
        .add(previousHash)
        .add(sequence.longValue())
        .add(id)
        .add(time)
        .add(requestId)
        .add(ipAddress)
        .add(userAgent)
        .add(userId)
        .add(organizationId)
        .add(resourceType)
        .add(resourceId)
        .add(target)
        .add(action)
        .add(status)
        .add(diff)
        .add(additional)
        .value();
  }

  /** Whether this row's hash is that of its content following the given previous hash. */
  boolean isAfter(byte[] previousHash) {
    return hash != null && MessageDigest.isEqual(hash, hashAfter(previousHash));
  }

  long sequence() {
    return sequence;
  }

  byte[] hash() {
    return hash.clone();
  }

  /** Its id. */
  public UUID id() {
    return id;
  }

  /** When it happened. */
  public Instant time() {
    return time;
  }

  /** Where the request came from. */
  public RequestOrigin origin() {
    return new RequestOrigin(requestId, ipAddress, userAgent);
  }

  /** Who did it; empty for the server itself, or an operator working without it. */
  public Optional<UUID> userId() {
    return Optional.ofNullable(userId);
  }

  /** What the object belongs to, if anything. */
  public Optional<UUID> organizationId() {
    return Optional.ofNullable(organizationId);
  }

  /** The type's name on the wire. */
  public String resourceType() {
    return resourceType;
  }

  /** The object; for API keys the id of their user (D14). */
  public UUID resourceId() {
    return resourceId;
  }

  /** What people call the object; empty for sessions. */
  public String target() {
    return target;
  }

  /** What was done. */
  public AuditAction action() {
    return AuditAction.find(action).orElseThrow();
  }

  /** The HTTP status that the request was answered with. */
  public int status() {
    return status;
  }

  /** The change by field; see {@link AuditEntry#changing}. */
  public Map<String, Object> diff() {
    return map(diff);
  }

  /** More facts by name. */
  public Map<String, Object> additional() {
    return map(additional);
  }

  @SuppressWarnings("unchecked") // the names in a JSON object are strings
  private static Map<String, Object> map(String json) {
    return Json.read(json, LinkedHashMap.class);
  }
}
