package io.latchkey.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A template at one point in its history, to which builds refer. It never changes and is kept
 * forever.
 */
@Entity
@Table(name = "template_versions")
@NamedQuery(
    name = "TemplateVersion.ofTemplate",
    query = "select v from TemplateVersion v where v.id = :id and v.templateId = :template")
@NamedQuery(name = "TemplateVersion.byId", query = TemplateVersionRow.SELECT + " where v.id = :id")
public class TemplateVersion {

  @Id
  @Column(columnDefinition = "binary(16)")
  private UUID id;

  @Column(name = "template_id", columnDefinition = "binary(16)")
  private UUID templateId;

  /** Null for versions older than the column, which count as created by the template's creator. */
  @Column(name = "created_by_id", columnDefinition = "binary(16)")
  private UUID createdById;

  @Column(name = "created_at")
  private Instant createdAt;

  /** For Hibernate. */
  protected TemplateVersion() {}

  TemplateVersion(UUID id, UUID templateId, UUID createdById, Instant createdAt) {
    this.id = Objects.requireNonNull(id);
    this.templateId = Objects.requireNonNull(templateId);
    this.createdById = Objects.requireNonNull(createdById);
    this.createdAt = createdAt;
  }

  UUID id() {
    return id;
  }

  UUID templateId() {
    return templateId;
  }

  Instant createdAt() {
    return createdAt;
  }
}
