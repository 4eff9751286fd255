package io.latchkey.http;

import io.latchkey.access.Requires;
import io.latchkey.api.AppearanceResponse;
import io.latchkey.api.AppearanceResponse.ServiceBanner;
import io.latchkey.api.EntitlementsResponse;
import io.latchkey.api.EntitlementsResponse.Feature;
import io.latchkey.api.InboxResponse;
import io.latchkey.api.UpdateCheckResponse;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What clients ask before they continue, answered so that they do (protected resources). */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class ClientResource {

  /**
   * What the reference sells and Latchkey has: clients show the pages of a feature only if they are
   * told that it is there.
   */
  private static final Set<String> HERE = Set.of("audit_log");

  private static final Map<String, Feature> FEATURES =
      Stream.of(
              "access_control",
              "advanced_template_scheduling",
              "ai_governance_user_limit",
              "aibridge",
              "appearance",
              "audit_log",
              "boundary",
              "browser_only",
              "connection_log",
              "control_shared_ports",
              "custom_roles",
              "external_provisioner_daemons",
              "external_token_encryption",
              "high_availability",
              "managed_agent_limit",
              "multiple_external_auth",
              "multiple_organizations",
              "scim",
              "service_accounts",
              "task_batch_actions",
              "template_rbac",
              "user_limit",
              "user_role_management",
              "workspace_batch_actions",
              "workspace_external_agent",
              "workspace_prebuilds",
              "workspace_proxy")
          .collect(
              Collectors.toUnmodifiableMap(
                  name -> name, name -> HERE.contains(name) ? Feature.FREE : Feature.NONE));

  @Inject Clock clock;

  /** The name to show. */
  @GET
  @Path("/appearance")
  @PermitAll
  public AppearanceResponse appearance() {
    return new AppearanceResponse(
        "Latchkey", "", "", new ServiceBanner(false), List.of(), List.of());
  }

  /**
   * What clients would need a licence for. There is none to buy, but the reference's console hides
   * the audit log when it is told of none.
   */
  @GET
  @Path("/entitlements")
  @PermitAll
  public EntitlementsResponse entitlements() {
    return new EntitlementsResponse(
        FEATURES, List.of(), List.of(), true, false, false, clock.instant());
  }

  /** The experimental features: none. */
  @GET
  @Path("/experiments")
  @Requires({})
  public List<String> experiments() {
    return List.of();
  }

  /** Whether there is a newer release: none that this server knows of. */
  @GET
  @Path("/updatecheck")
  @Requires({})
  public UpdateCheckResponse updateCheck() {
    return new UpdateCheckResponse(true, Version.WIRE, "");
  }

  /** The caller's notifications: none. */
  @GET
  @Path("/notifications/inbox")
  @Requires({})
  public InboxResponse inbox() {
    return new InboxResponse(List.of(), 0);
  }
}
