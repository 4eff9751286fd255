package io.latchkey.registry;

import io.latchkey.api.JobResponse;
import io.latchkey.api.MinimalUserResponse;
import io.latchkey.api.TemplateVersionResponse;
import java.util.UUID;

/** A version with its template, and what is shown of its creator. */
record TemplateVersionRow(
    TemplateVersion version,
    Template template,
    UUID authorId,
    String username,
    String name,
    String avatarUrl) {

  static final String SELECT =
      "select new io.latchkey.registry.TemplateVersionRow("
          + "v, t, u.id, u.username, u.name, u.avatarUrl) from TemplateVersion v"
          + " join Template t on t.id = v.templateId"
          + " join User u on u.id = coalesce(v.createdById, t.createdById)";

  TemplateVersionResponse toResponse() {
    return new TemplateVersionResponse(
        version.id(),
        template.id(),
        template.organizationId(),
        "",
        "",
        version.createdAt(),
        version.createdAt(),
        JobResponse.done(
            version.id(),
            version.createdAt(),
            template.organizationId(),
            authorId,
            template.jobMetadata(null, null)),
        "",
        new MinimalUserResponse(authorId, username, name, avatarUrl),
        false,
        false);
  }
}
