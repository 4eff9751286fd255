package io.latchkey.registry;

import io.latchkey.access.AccessObject;
import io.latchkey.api.CreateTemplateRequest;
import io.latchkey.api.JobResponse;
import io.latchkey.api.UpdateTemplateRequest;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/**
 * What workspaces are made from. Each update creates a new version and makes it the active one. A
 * template that no workspace uses can be deleted: its name becomes free, and its row stays for the
 * builds that refer to its versions.
 */
@Entity
@Table(name = "templates")
@NamedQuery(
    name = "Template.byName",
    query = TemplateRow.SELECT + " where t.organizationId = :organization and t.nameKey = :key")
@NamedQuery(
    name = "Template.byId",
    query = TemplateRow.SELECT + " where t.id = :id and t.deleted = false")
public class Template {

  @Id
  @Column(columnDefinition = "binary(16)")
  private UUID id;

  @Column(name = "organization_id", columnDefinition = "binary(16)")
  private UUID organizationId;

  private String name;

  @Column(name = "name_key")
  private String nameKey;

  @Column(name = "display_name")
  private String displayName;

  private String description;
  private String icon;

  @Column(name = "active_version_id", columnDefinition = "binary(16)")
  private UUID activeVersionId;

  @Column(name = "created_by_id", columnDefinition = "binary(16)")
  private UUID createdById;

  private boolean deleted;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  /** For Hibernate. */
  protected Template() {}

  Template(UUID organizationId, CreateTemplateRequest wanted, UUID createdById, Instant now) {
    this.id = UUID.randomUUID();
    this.organizationId = Objects.requireNonNull(organizationId);
    setName(wanted.name());
    this.displayName = Objects.requireNonNullElse(wanted.displayName(), "");
    this.description = Objects.requireNonNullElse(wanted.description(), "");
    this.icon = Objects.requireNonNullElse(wanted.icon(), "");
    this.activeVersionId = UUID.randomUUID();
    this.createdById = Objects.requireNonNull(createdById);
    this.createdAt = now;
    this.updatedAt = now;
  }

  /** The form in which names are compared: case is ignored. */
  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Applies the given fields, as a new version. */
  void update(UpdateTemplateRequest wanted, Instant now) {
    if (wanted.name() != null && !wanted.name().isEmpty()) {
      setName(wanted.name());
    }
    displayName = Objects.requireNonNullElse(wanted.displayName(), displayName);
    description = Objects.requireNonNullElse(wanted.description(), description);
    icon = Objects.requireNonNullElse(wanted.icon(), icon);
    activeVersionId = UUID.randomUUID();
    updatedAt = now;
  }

  private void setName(String text) {
    name = text;
    nameKey = key(text);
  }

  /** Keeps the row but frees the name. */
  void delete(Instant now) {
    deleted = true;
    nameKey = null;
    updatedAt = now;
  }

  UUID id() {
    return id;
  }

  UUID organizationId() {
    return organizationId;
  }

  String name() {
    return name;
  }

  String displayName() {
    return displayName;
  }

  String description() {
    return description;
  }

  String icon() {
    return icon;
  }

  UUID activeVersionId() {
    return activeVersionId;
  }

  UUID createdById() {
    return createdById;
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

  /** This template as an object that access is decided on. */
  AccessObject asObject() {
    return AccessObject.template(id, organizationId);
  }

  /**
   * The version that new workspaces get.
   *
   * @param author who created it
   */
  TemplateVersion activeVersion(UUID author) {
    return new TemplateVersion(activeVersionId, id, author, updatedAt);
  }

  /** What a job shows of this template; both arguments are null when no workspace is concerned. */
  JobResponse.Metadata jobMetadata(UUID workspaceId, String workspaceName) {
    return new JobResponse.Metadata("", id, name, displayName, icon, workspaceId, workspaceName);
  }

  @Override
  public String toString() {
    return "Template[" + id + " " + name + "]";
  }
}
