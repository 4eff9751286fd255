package io.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each kind of scope permits (token API 5.1, 5.3). */
class ScopeTest {

  private static final Permission DECLARED_LATER =
      new Permission(new ResourceType("pipeline", List.of("run")), "run");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          coder:application_connect   | workspace:application_connect
          coder:workspaces.create     | template:read template:use workspace:create workspace:update workspace:read workspace:start workspace:stop organization_member:read
          coder:workspaces.operate    | template:read workspace:read workspace:update workspace:start workspace:stop organization_member:read
          coder:workspaces.delete     | template:read template:use workspace:read workspace:delete organization_member:read
          coder:workspaces.access     | template:read workspace:read workspace:ssh workspace:application_connect organization_member:read
          coder:templates.build       | template:read file:create file:read provisioner_jobs:read
          coder:templates.author      | template:read template:create template:update template:delete template:view_insights file:create file:read
          coder:apikeys.manage_self   | api_key:read api_key:create api_key:update api_key:delete
          user:read                   | user:read
          template:use                | template:use
          file:*                      | file:create file:read
          user:*                      | user:create user:read user:update user:delete user:read_personal user:update_personal
          organization:*              | organization:create organization:read organization:update organization:delete
          api_key:*                   | api_key:create api_key:read api_key:update api_key:delete
          api_key:introspect          | api_key:introspect
          debug_info:read             | debug_info:read
          """)
  void scopesPermitExactlyWhatTheyExpandTo(String name, String permissions) {
    assertThat(permitted(ScopeSet.ofStored(List.of(name))))
        .containsExactlyInAnyOrder(permissions.split(" ", -1));
    assertThat(ScopeSet.ofStored(List.of(name)).permits(DECLARED_LATER)).isFalse();
  }

  @Test
  void everyLowLevelScopePermitsItsOneAction() {
    everyPermission()
        .forEach(
            text -> assertThat(permitted(ScopeSet.ofStored(List.of(text)))).containsOnly(text));
  }

  @Test
  void everyWildcardScopePermitsTheActionsOfItsTypeButThoseSetApart() {
    for (ResourceType type : ResourceType.all()) {
      Set<String> permitted = permitted(ScopeSet.ofStored(List.of(type.name() + ":*")));
      assertThat(permitted)
          .hasSameSizeAs(type.wildcardActions())
          .allMatch(p -> p.startsWith(type + ":"));
    }
  }

  @Test
  void introspectionAloneIsSetApart() {
    assertThat(ResourceType.all())
        .filteredOn(type -> !type.wildcardActions().equals(type.actions()))
        .containsExactly(ResourceType.API_KEY);
  }

  @Test
  void noOtherScopeButAllPermitsIntrospection() {
    assertThat(Scope.publicNames())
        .filteredOn(
            name -> permitted(ScopeSet.ofStored(List.of(name))).contains("api_key:introspect"))
        .containsExactly("api_key:introspect", "coder:all");
  }

  @Test
  void allPermitsEveryActionOnEveryTypeAlsoOnThoseDeclaredLater() {
    assertThat(permitted(ScopeSet.ALL)).isEqualTo(everyPermission());
    assertThat(ScopeSet.ALL.permits(DECLARED_LATER)).isTrue();
  }

  @Test
  void noUserDataPermitsEverythingButActionsOnUsers() {
    ScopeSet scopes = ScopeSet.ofStored(List.of("no_user_data"));
    Set<String> expected =
        everyPermission().stream().filter(p -> !p.startsWith("user:")).collect(Collectors.toSet());
    assertThat(permitted(scopes)).isEqualTo(expected);
    assertThat(scopes.permits(DECLARED_LATER)).isTrue();
  }

  @Test
  void everyPublicScopeCanBeLookedUp() {
    assertThat(Scope.publicNames()).isNotEmpty().allMatch(name -> Scope.find(name).isPresent());
  }

  private static Set<String> permitted(ScopeSet scopes) {
    return everyPermission().stream()
        .filter(text -> scopes.permits(Permission.parse(text)))
        .collect(Collectors.toSet());
  }

  private static Set<String> everyPermission() {
    return ResourceType.all().stream()
        .flatMap(type -> type.actions().stream().map(action -> type.name() + ":" + action))
        .collect(Collectors.toSet());
  }
}
