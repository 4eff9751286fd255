package io.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of token API 7.2 and 7.4, D21 and protected-resources. */
class RoleTest {

  @ParameterizedTest
  @CsvSource({
    "owner, Owner, OWNER",
    "auditor, Auditor, AUDITOR",
    "user-admin, User Admin, USER_ADMIN",
    "template-admin, Template Admin, TEMPLATE_ADMIN",
    "verifier, Verifier, VERIFIER",
    "member, Member, MEMBER"
  })
  void rolesHaveAWireNameAndADisplayName(String wireName, String displayName, Role role) {
    assertThat(Role.find(wireName)).contains(role);
    assertThat(role.wireName()).isEqualTo(wireName);
    assertThat(role.displayName()).isEqualTo(displayName);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Owner", "OWNER", "user_admin", "organization-member", " owner"})
  void otherNamesAreNoRoles(String name) {
    assertThat(Role.find(name)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          owner          | api_key             | create read update delete introspect
          owner          | user                | create read update delete read_personal update_personal
          owner          | workspace           | create read update delete start stop ssh application_connect create_agent delete_agent update_agent share use_shared
          owner          | template            | create use read update delete view_insights
          owner          | organization        | create read update delete
          owner          | organization_member | create read update delete
          owner          | audit_log           | read create
          owner          | assign_role         | assign unassign read
          owner          | deployment_config   | read update
          owner          | user_secret         | ''
          owner          | boundary_log        | read delete
          owner          | ai_seat             | read
          auditor        | api_key             | ''
          auditor        | user                | read
          auditor        | workspace           | ''
          auditor        | template            | read view_insights
          auditor        | organization        | read
          auditor        | organization_member | read
          auditor        | audit_log           | read
          auditor        | assign_role         | ''
          auditor        | assign_org_role     | read
          auditor        | connection_log      | read
          auditor        | group               | read
          auditor        | group_member        | read
          auditor        | deployment_stats    | read
          auditor        | deployment_config   | read
          auditor        | aibridge_interception | read
          user-admin     | api_key             | ''
          user-admin     | user                | create read update delete read_personal update_personal
          user-admin     | workspace           | ''
          user-admin     | template            | ''
          user-admin     | organization        | read
          user-admin     | organization_member | create read update delete
          user-admin     | audit_log           | ''
          user-admin     | assign_role         | assign unassign read
          user-admin     | assign_org_role     | assign unassign read
          user-admin     | group               | create read update delete
          user-admin     | idpsync_settings    | read update
          user-admin     | deployment_config   | ''
          template-admin | api_key             | ''
          template-admin | user                | read
          template-admin | workspace           | read
          template-admin | workspace_dormant   | read
          template-admin | template            | create use read update delete view_insights
          template-admin | organization        | read
          template-admin | organization_member | read
          template-admin | audit_log           | ''
          template-admin | file                | create read
          template-admin | provisioner_daemon  | create read update delete
          template-admin | group               | read
          template-admin | prebuilt_workspace  | update delete
          verifier       | api_key             | introspect
          verifier       | user                | ''
          verifier       | workspace           | ''
          verifier       | template            | ''
          verifier       | organization        | ''
          verifier       | audit_log           | ''
          verifier       | assign_role         | ''
          verifier       | deployment_config   | ''
          member         | api_key             | ''
          member         | user                | ''
          member         | workspace           | ''
          member         | template            | read use
          member         | organization        | read
          member         | organization_member | ''
          member         | audit_log           | ''
          member         | assign_role         | read
          member         | oauth2_app          | read
          member         | workspace_proxy     | read
          member         | deployment_config   | ''
          member         | file                | ''
          """)
  void rolesPermitTheseActionsOnEverybodysObjects(String role, String type, String actions) {
    assertThat(everywhere(role, type)).containsExactlyInAnyOrderElementsOf(words(actions));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          api_key             | create read update delete
          user                | read read_personal update_personal
          workspace           | create read update delete start stop ssh application_connect create_agent delete_agent update_agent share use_shared
          workspace_dormant   | read update delete stop
          organization_member | read
          user_secret         | create read update delete
          file                | create read
          task                | create read update delete
          notification_preference | read update
          template            | read use
          audit_log           | ''
          deployment_config   | ''
          group               | ''
          system              | ''
          """)
  void membersMayDoThisWithTheirOwnObjects(String type, String actions) {
    assertThat(onOwn(Role.MEMBER, type)).containsExactlyInAnyOrderElementsOf(words(actions));
  }

  @Test
  void onlyOwnersReachTheKeysOfOthers() {
    assertThat(Role.values())
        .filteredOn(role -> everywhere(role.wireName(), "api_key").contains("read"))
        .containsExactly(Role.OWNER);
  }

  @Test
  void onlyVerifiersAndOwnersMayIntrospect() {
    assertThat(Role.values())
        .filteredOn(role -> onOwn(role, "api_key").contains("introspect"))
        .containsExactly(Role.OWNER, Role.VERIFIER);
  }

  @Test
  void aVerifierHasNothingButIntrospection() {
    assertThat(ResourceType.all())
        .flatExtracting(type -> onOwn(Role.VERIFIER, type.name()))
        .containsExactly("introspect");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          owner          | owner auditor user-admin template-admin verifier member
          user-admin     | member
          auditor        | ''
          template-admin | ''
          verifier       | ''
          member         | ''
          """)
  void rolesMayAssignTheseRoles(String role, String assignable) {
    assertThat(Role.find(role).orElseThrow().mayAssign())
        .extracting(Role::wireName)
        .containsExactlyInAnyOrderElementsOf(words(assignable));
  }

  private static List<String> everywhere(String role, String type) {
    Role found = Role.find(role).orElseThrow();
    ResourceType resource = ResourceType.find(type).orElseThrow();
    return resource.actions().stream()
        .filter(action -> found.permitsEverywhere(new Permission(resource, action)))
        .toList();
  }

  private static List<String> onOwn(Role role, String type) {
    ResourceType resource = ResourceType.find(type).orElseThrow();
    return resource.actions().stream()
        .filter(action -> role.permitsOnOwn(new Permission(resource, action)))
        .toList();
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
  }
}
