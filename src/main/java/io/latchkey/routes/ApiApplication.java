package io.latchkey.routes;

import io.latchkey.apikey.ApiKeyResource;
import io.latchkey.apikey.ScopeResource;
import io.latchkey.apikey.TokenResource;
import io.latchkey.auditsearch.AuditResource;
import io.latchkey.http.ClientResource;
import io.latchkey.http.DeploymentResource;
import io.latchkey.http.MetricsResource;
import io.latchkey.http.ServerResource;
import io.latchkey.oauth.RevocationFeedResource;
import io.latchkey.registry.AuthCheckResource;
import io.latchkey.registry.OrganizationResource;
import io.latchkey.registry.OrganizationTemplateResource;
import io.latchkey.registry.TaskResource;
import io.latchkey.registry.TemplateResource;
import io.latchkey.registry.TemplateVersionResource;
import io.latchkey.registry.UserOrganizationResource;
import io.latchkey.registry.UserWorkspaceResource;
import io.latchkey.registry.WorkspaceBuildResource;
import io.latchkey.registry.WorkspaceResource;
import io.latchkey.session.FirstUserResource;
import io.latchkey.session.LoginResource;
import io.latchkey.user.UserAccessResource;
import io.latchkey.user.UserResource;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** The REST API. */
@ApplicationPath("/api/v2")
public class ApiApplication extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Providers.and(
        ApiKeyResource.class,
        AuditResource.class,
        AuthCheckResource.class,
        ClientResource.class,
        DeploymentResource.class,
        FirstUserResource.class,
        LoginResource.class,
        MetricsResource.class,
        OrganizationResource.class,
        OrganizationTemplateResource.class,
        RevocationFeedResource.class,
        ScopeResource.class,
        ServerResource.class,
        TaskResource.class,
        TemplateResource.class,
        TemplateVersionResource.class,
        TokenResource.class,
        UserAccessResource.class,
        UserOrganizationResource.class,
        UserResource.class,
        UserWorkspaceResource.class,
        WorkspaceBuildResource.class,
        WorkspaceResource.class);
  }

  /** Settings of Jersey; other implementations ignore them. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
