package io.latchkey.access;

import static io.latchkey.access.SampleCatalogue.SHOP;
import static io.latchkey.access.SampleCatalogue.action;
import static io.latchkey.access.SampleCatalogue.type;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do what to objects of a type that a deployment declares (verification 1). */
class DeclaredAccessTest {

  private static final String UUID_TEXT = "8c3ab2a5-7a5c-4f8e-9d58-0a1b2c3d4e5f";

  private static Caller caller(Set<Role> roles, ScopeSet scopes, AllowList list) {
    return new Caller(new UUID(0, 1), "alice", roles, "abcdefghij", scopes, list, Instant.EPOCH);
  }

  private static Permission permission(String text) {
    return SHOP.findPermission(text).orElseThrow();
  }

  private static AllowList list(String... texts) {
    return AllowList.ofStored(List.of(texts));
  }

  private static ScopeSet scopes(String names) {
    return ScopeSet.ofStored(List.of(names.split(" ", -1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # roles  | scopes                 | allow list          | permission    | id    | answer
          -        | coder:all              | *:*                 | invoice:read  | INV-7 | true
          -        | coder:all              | *:*                 | invoice:read  | -     | true
          -        | coder:all              | *:*                 | invoice:pay   | INV-7 | false
          OWNER    | coder:all              | *:*                 | invoice:pay   | INV-7 | true
          OWNER    | coder:all              | *:*                 | delivery:read | D-1   | false
          AUDITOR  | coder:all              | *:*                 | delivery:read | D-1   | true
          -        | invoice:read           | *:*                 | invoice:read  | INV-7 | true
          OWNER    | invoice:read           | *:*                 | invoice:pay   | INV-7 | false
          OWNER    | invoice:*              | *:*                 | invoice:pay   | INV-7 | true
          -        | invoice:*              | *:*                 | invoice:pay   | INV-7 | false
          OWNER    | delivery:*             | *:*                 | invoice:pay   | INV-7 | false
          OWNER    | workspace:* api_key:*  | *:*                 | invoice:read  | INV-7 | false
          -        | invoice:read           | invoice:INV-7       | invoice:read  | INV-7 | true
          -        | invoice:read           | invoice:INV-7       | invoice:read  | inv-7 | false
          -        | invoice:read           | invoice:INV-7       | invoice:read  | -     | false
          -        | invoice:read           | invoice:*           | invoice:read  | INV-8 | true
          -        | invoice:read           | delivery:INV-7      | invoice:read  | INV-7 | false
          -        | invoice:read           | workspace:*         | invoice:read  | INV-7 | false
          """)
  void rolesScopesAndAllowListMustAgree(
      String role, String scopes, String allowed, String permission, String id, boolean answer) {
    Set<Role> roles = role == null ? Set.of() : Set.of(Role.valueOf(role));
    Caller caller = caller(roles, scopes(scopes), list(allowed));
    AccessObject object =
        AccessObject.of(
            SHOP.findType(permission.replaceAll(":.*", "")).orElseThrow(),
            Optional.ofNullable(id),
            Optional.empty(),
            Optional.empty());
    assertThat(caller.may(permission(permission), object)).isEqualTo(answer);
  }

  @Test
  void whatWasDeclaredStaysOnAKeyAndGrantsNothingElse() {
    ScopeSet scopes = scopes("letter:read letter:*");
    assertThat(scopes.names()).containsExactly("letter:read", "letter:*");
    assertThat(SHOP.scopePermissions()).noneMatch(scopes::permits);
    AllowList list = list("letter:L-1", "invoice:INV-7");
    assertThat(list.entries())
        .extracting(AllowList.Entry::toString)
        .containsExactly("invoice:INV-7", "letter:L-1");
    assertThat(list.permits(ResourceType.WORKSPACE, Optional.of("L-1"))).isFalse();
    Catalogue again = new Catalogue(List.of(type("letter", action("read", Role.MEMBER))));
    assertThat(again.scopePermissions()).filteredOn(scopes::permits).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          coder:all                  | invoice:* invoice:read | -
          invoice:*                  | invoice:* invoice:pay  | -
          invoice:read invoice:pay   | invoice:*              | invoice:*
          invoice:*                  | delivery:read          | delivery:read
          invoice:*                  | coder:all              | coder:all
          no_user_data               | invoice:*              | -
          workspace:*                | invoice:read           | invoice:read
          """)
  void aKeyCoversWhatItGrants(String held, String wanted, String beyond) {
    assertThat(scopes(held).firstBeyond(scopes(wanted))).isEqualTo(Optional.ofNullable(beyond));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          *:*           | invoice:INV-7   | -
          invoice:*     | invoice:INV-7   | -
          invoice:INV-7 | invoice:INV-7   | -
          invoice:INV-7 | invoice:inv-7   | invoice:inv-7
          invoice:INV-7 | invoice:*       | invoice:*
          invoice:INV-7 | delivery:INV-7  | delivery:INV-7
          """)
  void anAllowListCoversTheObjectsOnIt(String held, String wanted, String beyond) {
    assertThat(list(held).firstBeyond(list(wanted)).map(AllowList.Entry::toString))
        .isEqualTo(Optional.ofNullable(beyond));
  }

  @Test
  void idsForADatabaseAreTheUuidsOnly() {
    AllowList list = list("invoice:INV-7", "invoice:" + UUID_TEXT, "*:" + new UUID(0, 3));
    assertThat(list.ids(ResourceType.WORKSPACE)).containsExactly(new UUID(0, 3));
    assertThat(list.ids(SHOP.findType("invoice").orElseThrow()))
        .containsExactlyInAnyOrder(UUID.fromString(UUID_TEXT), new UUID(0, 3));
    assertThat(
            list.permits(
                SHOP.findType("delivery").orElseThrow(), Optional.of(new UUID(0, 3).toString())))
        .isTrue();
  }

  @Test
  void commonEntriesKeepTheirIds() {
    assertThat(list("invoice:INV-7", "workspace:*").intersect(list("invoice:*", "delivery:D-1")))
        .isEqualTo(list("invoice:INV-7"));
    assertThat(list("*:" + UUID_TEXT).intersect(list("invoice:*")))
        .isEqualTo(list("invoice:" + UUID_TEXT));
  }
}
