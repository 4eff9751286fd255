package io.latchkey.registry;

import io.latchkey.access.AccessObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A place to work, registered by whoever runs it.
 *
 * <p>A workspace is <em>created</em> for its owner from a template, which starts it. Builds
 * <em>start</em> and <em>stop</em> it, and the last one <em>deletes</em> it: its name becomes free,
 * and the row stays for requests about that build.
 */
@Entity
@Table(name = "workspaces")
@NamedQuery(
    name = "Workspace.countOfOwner",
    query = "select count(w) from Workspace w where w.ownerId = :owner and w.deleted = false")
@NamedQuery(
    name = "Workspace.countOfTemplate",
    query = "select count(w) from Workspace w where w.templateId = :template and w.deleted = false")
@NamedQuery(
    name = "Workspace.ownerId",
    query = "select w.ownerId from Workspace w where w.id = :id and w.deleted = false")
@NamedQuery(
    name = "Workspace.byId",
    query =
        WorkspaceRow.SELECT
            + " where w.id = :id and w.deleted = false and b.buildNumber = w.buildNumber")
@NamedQuery(
    name = "Workspace.byName",
    query =
        WorkspaceRow.SELECT
            + " where w.ownerId = :owner and w.nameKey = :key and b.buildNumber = w.buildNumber")
@NamedQuery(name = "Workspace.byBuild", query = WorkspaceRow.SELECT + " where b.id = :id")
public class Workspace {

  @Id
  @Column(columnDefinition = "binary(16)")
  private UUID id;

  @Column(name = "organization_id", columnDefinition = "binary(16)")
  private UUID organizationId;

  @Column(name = "owner_id", columnDefinition = "binary(16)")
  private UUID ownerId;

  @Column(name = "template_id", columnDefinition = "binary(16)")
  private UUID templateId;

  private String name;

  @Column(name = "name_key")
  private String nameKey;

  /** The number of the latest build. */
  @Column(name = "build_number")
  private int buildNumber;

  private boolean deleted;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  @Column(name = "last_used_at")
  private Instant lastUsedAt;

  /** For Hibernate. */
  protected Workspace() {}

  Workspace(Template template, UUID ownerId, String name, Instant now) {
    this.id = UUID.randomUUID();
    this.organizationId = template.organizationId();
    this.ownerId = Objects.requireNonNull(ownerId);
    this.templateId = template.id();
    this.createdAt = now;
    this.lastUsedAt = now;
    rename(name, now);
  }

  void rename(String text, Instant now) {
    name = text;
    nameKey = Template.key(text);
    updatedAt = now;
  }

  /** Counts one more build, and returns its number. */
  int build(Transition transition, Instant now) {
    buildNumber++;
    updatedAt = now;
    switch (transition) {
      case START -> lastUsedAt = now;
      case STOP -> {}
      case DELETE -> {
        deleted = true;
        nameKey = null;
      }
    }
    return buildNumber;
  }

  UUID id() {
    return id;
  }

  UUID organizationId() {
    return organizationId;
  }

  UUID ownerId() {
    return ownerId;
  }

  UUID templateId() {
    return templateId;
  }

  String name() {
    return name;
  }

  int buildNumber() {
    return buildNumber;
  }

  boolean isDeleted() {
    return deleted;
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant updatedAt() {
    return updatedAt;
  }

  Instant lastUsedAt() {
    return lastUsedAt;
  }

  /** This workspace as an object that access is decided on. */
  AccessObject asObject() {
    return AccessObject.workspace(id, ownerId, organizationId);
  }

  @Override
  public String toString() {
    return "Workspace[" + id + " " + name + "]";
  }
}
