package io.latchkey.registry;

import io.latchkey.api.OrganizationResponse;
import io.latchkey.api.TemplateResponse;
import io.latchkey.api.TemplateResponse.AutostartRequirement;
import io.latchkey.api.TemplateResponse.AutostopRequirement;
import io.latchkey.api.TemplateResponse.BuildTimeStats;
import io.latchkey.user.Organization;
import java.util.List;

/** A template with what is shown of its organization, its creator and its workspaces. */
record TemplateRow(Template template, Organization organization, String creator, Long users) {

  static final String SELECT =
      "select new io.latchkey.registry.TemplateRow(t, o, u.username, (select"
          + " count(distinct w.ownerId) from Workspace w where w.templateId = t.id and w.deleted ="
          + " false)) from Template t join Organization o on o.id = t.organizationId join User u on"
          + " u.id = t.createdById";

  TemplateResponse toResponse() {
    OrganizationResponse home = organization.toResponse();
    return new TemplateResponse(
        template.id(),
        template.createdAt(),
        template.updatedAt(),
        home.id(),
        home.name(),
        home.displayName(),
        home.icon(),
        template.name(),
        template.displayName(),
        template.description(),
        template.icon(),
        template.activeVersionId(),
        users,
        false,
        "",
        template.createdById(),
        creator,
        "terraform",
        0,
        false,
        new AutostartRequirement(List.of()),
        new AutostopRequirement(List.of(), 0),
        0,
        false,
        false,
        0,
        0,
        0,
        false,
        "owner",
        "simple",
        BuildTimeStats.NONE,
        false,
        false,
        false,
        0);
  }
}
