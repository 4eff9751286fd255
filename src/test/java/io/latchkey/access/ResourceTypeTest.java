package io.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of token API 5.5. */
class ResourceTypeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          user                       | create read update delete read_personal update_personal
          workspace                  | create read update delete start stop ssh application_connect create_agent delete_agent update_agent share use_shared
          workspace_dormant          | create read update delete start stop ssh application_connect create_agent delete_agent update_agent share use_shared
          prebuilt_workspace         | update delete
          task                       | create read update delete
          chat                       | create read update delete share
          workspace_proxy            | create read update delete
          workspace_build_orchestration | create read update delete
          template                   | create use read update delete view_insights
          file                       | create read
          api_key                    | create read update delete introspect
          organization               | create read update delete
          organization_member        | create read update delete
          group                      | create read update delete
          group_member               | read
          audit_log                  | read create
          connection_log             | read update
          deployment_config          | read update
          deployment_stats           | read
          replicas                   | read
          debug_info                 | read
          license                    | create read delete
          provisioner_daemon         | create read update delete
          provisioner_jobs           | create read update
          system                     | create read update delete
          tailnet_coordinator        | create read update delete
          assign_role                | assign unassign read
          assign_org_role            | assign unassign create read update delete
          oauth2_app                 | create read update delete
          oauth2_app_secret          | create read update delete
          oauth2_app_code_token      | create read delete
          notification_message       | create read update delete
          notification_template      | read update
          notification_preference    | read update
          webpush_subscription       | create read delete
          inbox_notification         | create read update
          crypto_key                 | create read update delete
          idpsync_settings           | read update
          workspace_agent_resource_monitor | create read update
          workspace_agent_devcontainers | create
          user_secret                | create read update delete
          user_skill                 | create read update delete
          usage_event                | create read update
          aibridge_interception      | create read update
          ai_model_price             | read update
          ai_provider                | create read update delete
          ai_gateway_key             | create read update delete
          ai_seat                    | create read
          boundary_log               | create read delete
          boundary_usage             | read update delete
          """)
  void everyTypeOfTheContractKnowsItsActions(String name, String actions) {
    assertThat(ResourceType.find(name).orElseThrow().actions())
        .containsExactlyInAnyOrder(actions.split(" ", -1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chat_automation",
        "chat_model_config",
        "chat_project",
        "chat_project_memory",
        "mcp_server_config",
        "organization_skill"
      })
  void typesNamedByAllowListsOnlyAreKnownToo(String name) {
    assertThat(ResourceType.find(name)).isPresent();
  }

  @Test
  void thereAreNoOtherTypes() {
    assertThat(ResourceType.all()).hasSize(50 + 6).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "", "unknown", "Workspace", " workspace"})
  void otherNamesAreNoTypes(String name) {
    assertThat(ResourceType.find(name)).isEmpty();
  }

  @Test
  void constantsAreTheTypesOfTheTable() {
    assertThat(ResourceType.find("api_key")).containsSame(ResourceType.API_KEY);
    assertThat(ResourceType.all())
        .contains(ResourceType.WORKSPACE)
        .extracting(ResourceType::name)
        .startsWith("user", "workspace");
  }

  @Test
  void everyConstantIsNamedAsItsType() throws IllegalAccessException {
    for (var field : ResourceType.class.getFields()) {
      ResourceType type = (ResourceType) field.get(null);
      assertThat(type.name().toUpperCase(Locale.ROOT)).isEqualTo(field.getName());
    }
    assertThat(List.of(ResourceType.class.getFields())).hasSizeGreaterThan(10);
  }
}
