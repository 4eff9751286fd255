package io.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every set of scopes, public or only stored. */
class ScopeSetPropertiesTest {

  /** Every permission there is, and some of types that a deployment may declare. */
  private static final List<Permission> PERMISSIONS =
      Stream.concat(
              ResourceType.all().stream(),
              Stream.of(
                  new ResourceType("x", List.of("run")),
                  new ResourceType("invoice", List.of("read", "pay", "later"))))
          .flatMap(type -> type.actions().stream().map(action -> new Permission(type, action)))
          .toList();

  @Property
  void aNarrowerSetNeverPermitsMore(
      @ForAll("scopes") ScopeSet wider, @ForAll("scopes") ScopeSet dropped) {
    List<String> names = new ArrayList<>(wider.names());
    names.removeAll(dropped.names());
    ScopeSet narrower = ScopeSet.ofStored(names);
    assertThat(PERMISSIONS).allMatch(p -> !narrower.permits(p) || wider.permits(p));
    assertThat(wider.covers(narrower)).isTrue();
  }

  @Property
  void coversAgreesWithPermitsOnEveryPermission(
      @ForAll("scopes") ScopeSet one, @ForAll("scopes") ScopeSet other) {
    boolean permitsAsMuch = PERMISSIONS.stream().allMatch(p -> !other.permits(p) || one.permits(p));
    assertThat(one.covers(other)).isEqualTo(permitsAsMuch);
    assertThat(one.firstBeyond(other).isEmpty()).isEqualTo(permitsAsMuch);
  }

  @Property
  void aUnionPermitsWhatEitherSidePermits(
      @ForAll("scopes") ScopeSet one, @ForAll("scopes") ScopeSet other) {
    List<String> names = new ArrayList<>(one.names());
    names.addAll(other.names());
    ScopeSet union = ScopeSet.ofStored(names);
    assertThat(PERMISSIONS).allMatch(p -> union.permits(p) == (one.permits(p) || other.permits(p)));
  }

  @Property
  void readingTwiceChangesNothing(@ForAll("publicNames") List<String> names) {
    ScopeSet once = Catalogue.BUILT_IN.scopes(names);
    assertThat(Catalogue.BUILT_IN.scopes(once.names())).isEqualTo(once);
    assertThat(ScopeSet.ofStored(once.names())).isEqualTo(once);
    assertThat(once.names()).doesNotHaveDuplicates();
  }

  /** Few types, so that sets often overlap and cover one another. */
  @Provide
  Arbitrary<ScopeSet> scopes() {
    Stream<String> workspaceAndUser =
        Stream.of(ResourceType.WORKSPACE, ResourceType.USER)
            .flatMap(type -> type.actions().stream().map(action -> type + ":" + action));
    List<String> names =
        Stream.of(
                workspaceAndUser,
                ScopeSet.publicNames().stream().filter(name -> name.matches("(coder|user):.*")),
                Stream.of("workspace:*", "template:*", "template:read", "file:*"),
                Stream.of("no_user_data", "organization_member:read", "Bogus:read", ""),
                Stream.of("invoice:read", "invoice:pay", "invoice:*"))
            .flatMap(stream -> stream)
            .toList();
    return Arbitraries.of(names).list().ofMaxSize(8).map(ScopeSet::ofStored);
  }

  @Provide
  Arbitrary<List<String>> publicNames() {
    return Arbitraries.oneOf(
            Arbitraries.of(ScopeSet.publicNames()), Arbitraries.of("all", "application_connect"))
        .list()
        .ofMinSize(1)
        .ofMaxSize(60);
  }
}
