package io.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Asking for scopes, storing them, comparing them (token API 4.1, 5.2, 5.4, D4, D7). */
class ScopeSetTest {

  private static final String PUBLIC_NAMES =
      """
      api_key:*, api_key:create, api_key:delete, api_key:introspect, api_key:read, \
      api_key:update, coder:all, coder:apikeys.manage_self, coder:application_connect, coder:templates.author, \
      coder:templates.build, coder:workspaces.access, coder:workspaces.create, \
      coder:workspaces.delete, coder:workspaces.operate, file:*, file:create, file:read, \
      organization:*, organization:delete, organization:read, organization:update, task:*, \
      task:create, task:delete, task:read, task:update, template:*, template:create, \
      template:delete, template:read, template:update, template:use, user:*, user:read, \
      user:read_personal, user:update_personal, user_secret:*, user_secret:create, \
      user_secret:delete, user_secret:read, user_secret:update, workspace:*, \
      workspace:application_connect, workspace:create, workspace:delete, workspace:read, \
      workspace:ssh, workspace:start, workspace:stop, workspace:update\
      """;

  @Test
  void thePublicNamesAreThoseOfTheContractSortedBytewise() {
    assertThat(ScopeSet.publicNames()).containsExactly(PUBLIC_NAMES.split(", ", -1)).hasSize(51);
  }

  @Test
  void everyPublicNameIsAccepted() {
    assertThat(Catalogue.BUILT_IN.scopes(ScopeSet.publicNames()).names())
        .isEqualTo(ScopeSet.publicNames());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          all                                     | coder:all
          application_connect                     | coder:application_connect
          all coder:all                           | coder:all
          workspace:read api_key:read             | workspace:read api_key:read
          workspace:read all workspace:read       | workspace:read coder:all
          user:read application_connect user:read coder:application_connect | user:read coder:application_connect
          workspace:* workspace:read              | workspace:* workspace:read
          """)
  void requestedNamesAreCanonicalDistinctAndInOrder(String requested, String names) {
    assertThat(Catalogue.BUILT_IN.scopes(words(requested)).names()).isEqualTo(words(names));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "debug_info:read",
        "unknown:read",
        "workspace:bogus",
        "workspace:",
        ":read",
        "a:b:c",
        "no_user_data",
        "*:*",
        "user.*",
        "",
        " ",
        "ALL",
        "All",
        "Workspace:read",
        " workspace:read",
        "workspace:read ",
        "coder:application_connect ",
        "coder:workspaces",
        "workspace",
        "template:view_insights",
        "organization:create",
        "audit_log:read",
        "user:create",
        "coder:",
        "\u0000"
      })
  void otherNamesAreRefusedAlsoAmongGoodOnes(String name) {
    String message = "invalid or unsupported API key scope: \"" + name + "\"";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Catalogue.BUILT_IN.scopes(List.of(name)))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Catalogue.BUILT_IN.scopes(List.of("coder:all", name)))
        .withMessage(message);
  }

  @Test
  void theFirstBadNameIsTold() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Catalogue.BUILT_IN.scopes(List.of("user:read", "x", "y")))
        .withMessage("invalid or unsupported API key scope: \"x\"");
  }

  @Test
  void nullInTheListIsRefusedAsTheEmptyName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Catalogue.BUILT_IN.scopes(Collections.singletonList(null)))
        .withMessage("invalid or unsupported API key scope: \"\"");
  }

  @Test
  void anEmptyRequestIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Catalogue.BUILT_IN.scopes(List.of()))
        .withMessage("no scopes provided");
  }

  @Test
  void storedNamesThatAreUnknownAreKeptAndPermitNothing() {
    ScopeSet scopes = ScopeSet.ofStored(Arrays.asList("bogus:read", "workspace:read", "all", null));
    assertThat(scopes.names()).containsExactly("bogus:read", "workspace:read", "all", "");
    assertThat(scopes.permits(Permission.parse("workspace:read"))).isTrue();
    assertThat(scopes.permits(Permission.parse("workspace:update"))).isFalse();
  }

  @Test
  void storedEmptinessPermitsNothing() {
    for (ScopeSet scopes : List.of(ScopeSet.ofStored(null), ScopeSet.ofStored(List.of()))) {
      assertThat(scopes.names()).isEmpty();
      assertThat(ResourceType.all())
          .allSatisfy(
              type ->
                  assertThat(type.actions())
                      .noneMatch(action -> scopes.permits(new Permission(type, action))));
    }
  }

  @Test
  void severalScopesPermitTheUnion() {
    ScopeSet scopes = Catalogue.BUILT_IN.scopes(List.of("workspace:read", "api_key:*"));
    assertThat(Stream.of("workspace:read", "api_key:create", "api_key:delete"))
        .allMatch(text -> scopes.permits(Permission.parse(text)));
    assertThat(Stream.of("workspace:update", "template:read", "user:read"))
        .noneMatch(text -> scopes.permits(Permission.parse(text)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          coder:all                        | coder:all workspace:*           | -
          coder:all                        | no_user_data                    | -
          workspace:*                      | workspace:read workspace:ssh    | -
          workspace:* template:read organization_member:read | coder:workspaces.access | -
          workspace:*                      | coder:workspaces.access         | coder:workspaces.access
          coder:apikeys.manage_self        | api_key:*                       | -
          api_key:*                        | coder:apikeys.manage_self       | -
          api_key:*                        | api_key:introspect              | api_key:introspect
          api_key:introspect               | api_key:*                       | api_key:*
          coder:all                        | api_key:introspect              | -
          workspace:read                   | workspace:*                     | workspace:*
          workspace:read                   | workspace:read coder:all        | coder:all
          workspace:read user:read         | user:read user:* workspace:*    | user:*
          workspace:*                      | coder:application_connect       | -
          no_user_data                     | workspace:*                     | -
          no_user_data                     | user:read                       | user:read
          no_user_data                     | coder:all                       | coder:all
          no_user_data user:*              | coder:all                       | -
          no_user_data user:read           | coder:all                       | coder:all
          no_user_data                     | no_user_data                    | -
          bogus:read                       | workspace:read                  | workspace:read
          workspace:read                   | bogus:read                      | bogus:read
          workspace:read                   | Bogus:read                      | -
          """)
  void theFirstNameThatGoesTooFarIsFound(String held, String wanted, String beyond) {
    ScopeSet scopes = ScopeSet.ofStored(words(held));
    ScopeSet other = ScopeSet.ofStored(words(wanted));
    assertThat(scopes.firstBeyond(other)).isEqualTo(Optional.ofNullable(beyond));
    assertThat(scopes.covers(other)).isEqualTo(beyond == null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          coder:all                              | all
          coder:application_connect              | application_connect
          coder:all coder:application_connect    | application_connect
          workspace:read coder:all               | all
          workspace:read                         | ''
          """)
  void theDeprecatedSingleScopeIsDerived(String names, String legacyName) {
    assertThat(ScopeSet.ofStored(words(names)).legacyName()).isEqualTo(legacyName);
  }

  @Test
  void setsOfTheSameNamesAreEqual() {
    assertThat(Catalogue.BUILT_IN.scopes(List.of("all")))
        .isEqualTo(ScopeSet.ALL)
        .isEqualTo(ScopeSet.ofStored(List.of("coder:all")))
        .hasSameHashCodeAs(ScopeSet.ALL)
        .isNotEqualTo(Catalogue.BUILT_IN.scopes(List.of("user:read")))
        .hasToString("[coder:all]");
  }

  private static List<String> words(String text) {
    return List.of(text.split(" ", -1));
  }
}
