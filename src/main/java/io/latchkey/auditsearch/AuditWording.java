package io.latchkey.auditsearch;

import io.latchkey.audit.AuditRow;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** How a row reads: its description and its link, as in the reference (token API 3.8). */
record AuditWording(AuditRow row) {

  /** The resource types that rows may have; a search for any other is rejected. */
  private static final Set<String> TYPES =
      Set.of(
          "api_key",
          "convert_login",
          "custom_role",
          "git_ssh_key",
          "group",
          "health_settings",
          "idp_sync_settings_group",
          "idp_sync_settings_organization",
          "idp_sync_settings_role",
          "license",
          "notification_template",
          "notifications_settings",
          "oauth2_provider_app",
          "oauth2_provider_app_secret",
          "organization",
          "organization_member",
          "prebuilds_settings",
          "task",
          "template",
          "template_version",
          "user",
          "workspace",
          "workspace_agent",
          "workspace_app",
          "workspace_build",
          "workspace_proxy");

  private static final int LEAST_REFUSAL = 400;

  /** The resource type with that name. */
  static Optional<String> type(String name) {
    return Optional.of(name).filter(TYPES::contains);
  }

  /** A sentence in which the reader fills in {@code {user}} and {@code {target}}. */
  String description() {
    boolean refused = row.status() >= LEAST_REFUSAL;
    String action =
        refused ? "unsuccessfully attempted to " + row.action().text() : row.action().past();
    String object = row.action().isOfSession() ? "" : " " + resource() + " {target}";
    return "{user} " + action + object;
  }

  private String resource() {
    return row.resourceType().equals("api_key") ? "token" : row.resourceType().replace('_', ' ');
  }

  /** The console's page about the object; empty when there is none. */
  String link() {
    String target = URLEncoder.encode(row.target(), StandardCharsets.UTF_8);
    return switch (row.resourceType()) {
      case "user" -> "/users?filter=" + target;
      case "template" -> "/templates/" + target;
      case "workspace" ->
          Optional.ofNullable(row.additional().get("workspace_owner"))
              .map(owner -> "/@" + owner + "/" + target)
              .orElse("");
      default -> "";
    };
  }
}
