package io.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every caller, permission and object. */
class CallerPropertiesTest {

  private static final List<UUID> IDS = List.of(new UUID(0, 1), new UUID(0, 2));

  private static final List<Permission> PERMISSIONS =
      ResourceType.all().stream()
          .flatMap(type -> type.actions().stream().map(action -> new Permission(type, action)))
          .toList();

  @Property
  void aKeyNeverAddsToWhatItsUserMay(
      @ForAll("callers") Caller caller,
      @ForAll("permissions") Permission permission,
      @ForAll("owners") Optional<UUID> owner,
      @ForAll("ids") Optional<String> id) {
    AccessObject object = AccessObject.of(permission.type(), id, owner, Optional.empty());
    boolean withEverything = with(caller, ScopeSet.ALL, AllowList.ANY).may(permission, object);
    assertThat(caller.may(permission, object))
        .isEqualTo(
            withEverything
                && caller.scopes().permits(permission)
                && caller.allowList().permits(object.type(), object.id()));
  }

  @Property
  void whatACallerMayIsWhatRoutesAndListsAreTold(
      @ForAll("callers") Caller caller,
      @ForAll("permissions") Permission permission,
      @ForAll("owners") Optional<UUID> owner,
      @ForAll("ids") Optional<String> id) {
    AccessObject object = AccessObject.of(permission.type(), id, owner, Optional.empty());
    boolean listed = caller.allowList().permits(object.type(), object.id());
    boolean own = owner.equals(Optional.of(caller.userId()));
    assertThat(caller.may(permission, object))
        .isEqualTo(listed && (own ? caller.mayEver(permission) : caller.mayEverywhere(permission)));
  }

  @Property
  void ownersMayDoWhatTheOthersMay(
      @ForAll("callers") Caller caller,
      @ForAll("permissions") Permission permission,
      @ForAll("owners") Optional<UUID> owner) {
    AccessObject object =
        AccessObject.of(permission.type(), Optional.empty(), owner, Optional.empty());
    Caller siteOwner =
        new Caller(
            caller.userId(),
            caller.username(),
            Set.of(Role.OWNER),
            caller.keyId(),
            caller.scopes(),
            caller.allowList(),
            caller.keyExpiresAt());
    assertThat(siteOwner.may(permission, object) || !caller.may(permission, object)).isTrue();
  }

  private static Caller with(Caller caller, ScopeSet scopes, AllowList allowList) {
    return new Caller(
        caller.userId(),
        caller.username(),
        caller.roles(),
        caller.keyId(),
        scopes,
        allowList,
        caller.keyExpiresAt());
  }

  @Provide
  Arbitrary<Caller> callers() {
    Arbitrary<ScopeSet> scopes =
        Arbitraries.of(
            ScopeSet.ALL,
            ScopeSet.ofStored(List.of()),
            ScopeSet.ofStored(List.of("no_user_data")),
            Catalogue.BUILT_IN.scopes(List.of("coder:workspaces.create", "user:*")));
    Arbitrary<AllowList> lists =
        Arbitraries.of(
            AllowList.ANY,
            AllowList.ofStored(List.of()),
            AllowList.ofStored(List.of("*:" + IDS.get(0))),
            AllowList.ofStored(List.of("workspace:*", "user:" + IDS.get(1))));
    return Combinators.combine(Arbitraries.of(Role.values()).set().ofMaxSize(3), scopes, lists)
        .as(
            (roles, scopeSet, list) ->
                new Caller(IDS.get(0), "alice", roles, "key", scopeSet, list, Instant.EPOCH));
  }

  @Provide
  Arbitrary<Permission> permissions() {
    return Arbitraries.of(PERMISSIONS);
  }

  @Provide
  Arbitrary<Optional<UUID>> owners() {
    return Arbitraries.of(IDS).optional();
  }

  @Provide
  Arbitrary<Optional<String>> ids() {
    return Arbitraries.of(IDS).map(UUID::toString).optional();
  }
}
