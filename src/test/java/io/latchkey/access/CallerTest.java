package io.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Role, scopes and allow list together (token API 7.1, 3.0, 6.5, D4, D21). */
class CallerTest {

  private static final UUID ALICE = new UUID(0, 1);
  private static final UUID BOB = new UUID(0, 2);
  private static final UUID ORGANIZATION = new UUID(0, 3);
  private static final UUID WORKSPACE = new UUID(0, 4);
  private static final UUID TEMPLATE = new UUID(0, 5);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # roles           | scopes                    | allow list          | may              | on                  | answer
          -                 | coder:all                 | *:*                 | api_key:create   | new own key         | true
          -                 | coder:all                 | *:*                 | api_key:read     | own key             | true
          -                 | coder:all                 | *:*                 | api_key:read     | other's key         | false
          -                 | coder:all                 | *:*                 | user:read        | self                | true
          -                 | coder:all                 | *:*                 | user:read        | other user          | false
          -                 | coder:all                 | *:*                 | user:update      | self                | false
          -                 | coder:all                 | *:*                 | workspace:delete | own workspace       | true
          -                 | coder:all                 | *:*                 | workspace:read   | other's workspace   | false
          -                 | coder:all                 | *:*                 | workspace:create | new own workspace   | true
          -                 | coder:all                 | *:*                 | template:use     | template            | true
          -                 | coder:all                 | *:*                 | template:update  | template            | false
          -                 | coder:all                 | *:*                 | organization:read | organization       | true
          -                 | coder:all                 | *:*                 | organization_member:read | own membership | true
          -                 | coder:all                 | *:*                 | organization_member:read | other membership | false
          -                 | coder:all                 | *:*                 | audit_log:read   | audit log           | false
          owner             | coder:all                 | *:*                 | api_key:delete   | other's key         | true
          owner             | coder:all                 | *:*                 | api_key:create   | new other's key     | true
          owner             | coder:all                 | *:*                 | audit_log:read   | audit log           | true
          user-admin        | coder:all                 | *:*                 | api_key:create   | new other's key     | false
          user-admin        | coder:all                 | *:*                 | user:update      | other user          | true
          user-admin        | coder:all                 | *:*                 | organization_member:update | other membership | true
          auditor           | coder:all                 | *:*                 | organization_member:read | other membership | true
          template-admin    | coder:all                 | *:*                 | workspace:read   | other's workspace   | true
          template-admin    | coder:all                 | *:*                 | workspace:update | other's workspace   | false
          auditor user-admin | coder:all                | *:*                 | audit_log:read   | audit log           | true
          auditor user-admin | coder:all                | *:*                 | user:delete      | other user          | true
          member            | coder:all                 | *:*                 | workspace:delete | own workspace       | true
          -                 | workspace:read            | *:*                 | workspace:read   | own workspace       | true
          -                 | workspace:read            | *:*                 | workspace:update | own workspace       | false
          -                 | workspace:read            | *:*                 | user:read        | self                | false
          -                 | coder:apikeys.manage_self | *:*                 | api_key:create   | new own key         | true
          -                 | coder:apikeys.manage_self | *:*                 | user:read        | self                | false
          owner             | coder:apikeys.manage_self | *:*                 | api_key:delete   | other's key         | true
          -                 | coder:workspaces.delete   | *:*                 | workspace:delete | other's workspace   | false
          -                 | coder:workspaces.create   | *:*                 | organization_member:read | own membership | true
          -                 | bogus:read                | *:*                 | workspace:read   | own workspace       | false
          owner             | user:read                 | *:*                 | user:update      | other user          | false
          -                 | coder:all                 | workspace:{w}       | workspace:read   | own workspace       | true
          -                 | coder:all                 | workspace:{w}       | workspace:create | new own workspace   | false
          -                 | coder:all                 | workspace:{w}       | user:read        | self                | false
          -                 | coder:all                 | workspace:{w} user:{a} | user:read     | self                | true
          -                 | coder:all                 | user:*              | organization_member:read | own membership | false
          -                 | coder:all                 | organization_member:{a} | organization_member:read | own membership | true
          -                 | coder:all                 | workspace:{t}       | workspace:read   | own workspace       | false
          -                 | coder:all                 | *:{w}               | workspace:read   | own workspace       | true
          -                 | coder:all                 | api_key:*           | api_key:read     | own key             | true
          -                 | coder:all                 | api_key:{a}         | api_key:read     | own key             | false
          owner             | coder:all                 | workspace:{w} template:* user:* | user:read | other user       | true
          owner             | coder:all                 | workspace:{w} template:* user:* | api_key:read | own key       | false
          owner             | coder:all                 | bogus:*             | user:read        | self                | false
          owner             | workspace:read            | workspace:{w}       | workspace:read   | other's workspace   | true
          owner             | workspace:read            | workspace:{w}       | workspace:update | other's workspace   | false
          owner             | workspace:read            | template:*          | workspace:read   | other's workspace   | false
          """)
  void rolesScopesAndAllowListMustAgree(
      String roles, String scopes, String allowList, String permission, String on, boolean answer) {
    Caller caller = caller(roles, scopes, allowList);
    assertThat(caller.may(permission, object(on))).isEqualTo(answer);
    assertThat(caller.may(Permission.parse(permission), object(on))).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # roles   | scopes         | allow list  | permission     | ever  | everywhere
          -         | coder:all      | *:*         | api_key:read   | true  | false
          -         | coder:all      | bogus:*     | api_key:read   | true  | false
          -         | coder:all      | *:*         | template:read  | true  | true
          -         | coder:all      | *:*         | template:update | false | false
          -         | coder:all      | *:*         | audit_log:read | false | false
          -         | coder:all      | *:*         | user:create    | false | false
          -         | workspace:read | *:*         | api_key:read   | false | false
          -         | workspace:read | *:*         | workspace:read | true  | false
          owner     | coder:all      | workspace:* | api_key:read   | true  | true
          owner     | workspace:read | *:*         | api_key:read   | false | false
          owner     | coder:all      | *:*         | user_secret:read | true | false
          auditor   | coder:all      | *:*         | audit_log:read | true  | true
          """)
  void routesAndListsAskForRolesAndScopesOnly(
      String roles, String scopes, String allowList, String text, boolean ever, boolean all) {
    Caller caller = caller(roles, scopes, allowList);
    Permission permission = Permission.parse(text);
    assertThat(List.of(caller.mayEver(text), caller.mayEver(permission))).containsOnly(ever);
    assertThat(List.of(caller.mayEverywhere(text), caller.mayEverywhere(permission)))
        .containsOnly(all);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          coder:all                 | *:*              | false
          workspace:read coder:all  | *:*              | false
          coder:all                 | user:*           | true
          workspace:*               | *:*              | true
          no_user_data              | *:*              | true
          coder:application_connect | workspace:*      | true
          bogus:read                | *:*              | true
          """)
  void aKeyIsRestrictedUnlessItReachesEverything(String scopes, String list, boolean restricted) {
    assertThat(caller("owner", scopes, list).isRestricted()).isEqualTo(restricted);
  }

  @Test
  void aPermissionOfAnotherTypeIsAMistakeOfTheProgrammer() {
    Caller caller = caller("owner", "coder:all", "*:*");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> caller.may("workspace:read", AccessObject.user(ALICE)))
        .withMessage("workspace:read asked of an object of user");
  }

  @Test
  void laterChangesToTheRolesGivenDoNotReachTheCaller() {
    Set<Role> roles = new HashSet<>();
    Caller caller =
        new Caller(ALICE, "alice", roles, "key", ScopeSet.ALL, AllowList.ANY, Instant.EPOCH);
    roles.add(Role.OWNER);
    assertThat(caller.roles()).isEmpty();
  }

  @Test
  void thePrincipalIsNamedAsTheUserAndShowsNothingSecret() {
    Caller caller = caller("owner", "workspace:read", "user:*");
    assertThat(caller.getName()).isEqualTo("alice");
    assertThat(caller)
        .hasToString(
            "Caller[userId=00000000-0000-0000-0000-000000000001, username=alice, roles=[OWNER],"
                + " keyId=abcdefghij, scopes=[workspace:read], allowList=[user:*],"
                + " keyExpiresAt=1970-01-01T00:00:00Z]");
  }

  private static Caller caller(String roles, String scopes, String allowList) {
    return new Caller(
        ALICE,
        "alice",
        words(roles == null ? "" : roles).stream()
            .map(name -> Role.find(name).orElseThrow())
            .collect(Collectors.toSet()),
        "abcdefghij",
        ScopeSet.ofStored(words(scopes)),
        AllowList.ofStored(
            words(
                allowList
                    .replace("{a}", ALICE.toString())
                    .replace("{t}", TEMPLATE.toString())
                    .replace("{w}", WORKSPACE.toString()))),
        Instant.EPOCH);
  }

  private static AccessObject object(String words) {
    return switch (words) {
      case "own key" -> AccessObject.apiKey("abcdefghij", ALICE);
      case "other's key" -> AccessObject.apiKey("jihgfedcba", BOB);
      case "new own key" -> AccessObject.newApiKey(ALICE);
      case "new other's key" -> AccessObject.newApiKey(BOB);
      case "self" -> AccessObject.user(ALICE);
      case "other user" -> AccessObject.user(BOB);
      case "own workspace" -> AccessObject.workspace(WORKSPACE, ALICE, ORGANIZATION);
      case "other's workspace" -> AccessObject.workspace(WORKSPACE, BOB, ORGANIZATION);
      case "new own workspace" -> AccessObject.newWorkspace(ALICE, ORGANIZATION);
      case "template" -> AccessObject.template(TEMPLATE, ORGANIZATION);
      case "organization" -> AccessObject.organization(ORGANIZATION);
      case "own membership" -> AccessObject.organizationMember(ALICE, ORGANIZATION);
      case "other membership" -> AccessObject.organizationMember(BOB, ORGANIZATION);
      case "audit log" -> AccessObject.siteWide(ResourceType.AUDIT_LOG);
      default -> throw new IllegalArgumentException(words);
    };
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(" ", -1));
  }
}
