package io.latchkey.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.access.AllowList;
import io.latchkey.access.Caller;
import io.latchkey.access.Catalogue;
import io.latchkey.access.Permission;
import io.latchkey.access.Role;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a list is confined to: role, scopes and allow list, as query text and parameters. */
class ListConditionTest {
  private static final Permission READ = Permission.parse("workspace:read");
  private static final Permission READ_TEMPLATE = Permission.parse("template:read");
  private static final UUID ME = new UUID(0, 1);
  private static final UUID LISTED = new UUID(0, 2);

  private static ListCondition workspaces(Set<Role> roles, String scope, String... allowList) {
    Caller caller = caller(roles, scope, allowList);
    return new ListCondition("a").readable(caller, READ, "w.id", "w.owner");
  }

  private static Caller caller(Set<Role> roles, String scope, String... allowList) {
    return new Caller(
        ME,
        "me",
        roles,
        "key",
        Catalogue.BUILT_IN.scopes(List.of(scope)),
        AllowList.ofStored(List.of(allowList)),
        Instant.EPOCH);
  }

  @Test
  void whoMayReadEverythingIsNotConfined() {
    ListCondition condition = workspaces(Set.of(Role.OWNER), "coder:all", "*:*");
    assertThat(condition.where()).isEqualTo(" where a");
    assertThat(condition.parameters()).isEmpty();
  }

  @Test
  void aMemberIsConfinedToOnesOwn() {
    ListCondition condition = workspaces(Set.of(), "workspace:read", "workspace:*");
    assertThat(condition.where()).isEqualTo(" where a and w.owner = :p0");
    assertThat(condition.parameters()).containsEntry("p0", ME).hasSize(1);
  }

  @Test
  void anAllowListConfinesFurther() {
    String entry = "workspace:" + LISTED;
    ListCondition mine = workspaces(Set.of(), "coder:all", entry);
    assertThat(mine.where()).isEqualTo(" where a and w.owner = :p0 and w.id in (:p1)");
    assertThat(mine.parameters()).containsEntry("p0", ME).containsEntry("p1", Set.of(LISTED));
    ListCondition all = workspaces(Set.of(Role.OWNER), "coder:all", entry);
    assertThat(all.where()).isEqualTo(" where a and w.id in (:p0)");
  }

  @Test
  void withoutTheScopeOrAnyEntryNothingIsListed() {
    for (ListCondition condition :
        List.of(
            workspaces(Set.of(Role.OWNER), "user:read", "*:*"),
            workspaces(Set.of(Role.OWNER), "coder:all", "user:*"),
            workspaces(Set.of(Role.OWNER), "coder:all"))) {
      assertThat(condition.where()).endsWith(" and 1 = 0");
    }
  }

  @Test
  void whatNobodyOwnsIsReadByAllOrNotAtAll() {
    Permission audit = Permission.parse("audit_log:read");
    Caller member = caller(Set.of(), "coder:all", "*:*");
    assertThat(new ListCondition("a").readable(member, READ_TEMPLATE, "t.id").where())
        .isEqualTo(" where a");
    assertThat(new ListCondition("a").readable(member, audit, "l.id").where())
        .isEqualTo(" where a and 1 = 0");
  }

  @Test
  void everyValueHasANameOfItsOwn() {
    ListCondition condition =
        new ListCondition("a").add("b").add("(x = :p or y = :p)", 1).add("z = :p", 2);
    assertThat(condition.where()).isEqualTo(" where a and b and (x = :p0 or y = :p0) and z = :p1");
    assertThat(condition.parameters()).containsEntry("p0", 1).containsEntry("p1", 2);
  }
}
