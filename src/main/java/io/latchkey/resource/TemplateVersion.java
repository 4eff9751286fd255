package io.latchkey.resource;

import io.latchkey.api.JobResponse;
import io.latchkey.api.TemplateVersionResponse;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** What a template was at some time, as builds name it. Never changes, and stays for ever. */
@Entity
@Table(name = "template_versions")
@NamedQuery(
    name = "TemplateVersion.ofTemplate",
    query = "select v from TemplateVersion v where v.id = :id and v.templateId = :template")
public class TemplateVersion {

  @Id
  @Column(columnDefinition = "binary(16)")
  private UUID id;

  @Column(name = "template_id", columnDefinition = "binary(16)")
  private UUID templateId;

  @Column(name = "created_at")
  private Instant createdAt;

  /** For Hibernate. */
  protected TemplateVersion() {}

  TemplateVersion(UUID id, UUID templateId, Instant createdAt) {
    this.id = Objects.requireNonNull(id);
    this.templateId = Objects.requireNonNull(templateId);
    this.createdAt = createdAt;
  }

  UUID templateId() {
    return templateId;
  }

  /** This version as it travels. */
  TemplateVersionResponse toResponse(UUID organizationId) {
    return new TemplateVersionResponse(
        id,
        templateId,
        organizationId,
        "",
        "",
        createdAt,
        createdAt,
        JobResponse.done(id, createdAt));
  }
}
