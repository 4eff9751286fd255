package io.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every allow list, also for one that allows nothing. */
class AllowListPropertiesTest {

  private static final List<String> IDS =
      Stream.of(1, 2, 3).map(number -> new UUID(0, number).toString()).toList();

  /** With and without id; also of a type and with ids that no list names. */
  private static final List<AccessObject> OBJECTS =
      Stream.of(
              ResourceType.USER,
              ResourceType.WORKSPACE,
              ResourceType.API_KEY,
              new ResourceType("declared_later", List.of("run")))
          .flatMap(
              type ->
                  Stream.concat(IDS.stream(), Stream.of("abcdefghij", ""))
                      .map(id -> Optional.of(id).filter(text -> !text.isEmpty()))
                      .map(id -> AccessObject.of(type, id, Optional.empty(), Optional.empty())))
          .toList();

  @Property
  void normalisingTwiceChangesNothing(@ForAll("entries") List<AllowList.Entry> entries) {
    AllowList once = AllowList.of(entries);
    assertThat(AllowList.of(once.entries())).isEqualTo(once);
    assertThat(AllowList.ofStored(texts(once.entries()))).isEqualTo(once);
  }

  @Property
  void normalisingNeitherAddsNorLosesAnObject(@ForAll("entries") List<AllowList.Entry> entries) {
    AllowList all = AllowList.ofStored(texts(entries));
    assertThat(OBJECTS)
        .allMatch(
            object ->
                permits(all, object)
                    == entries.stream()
                        .anyMatch(entry -> permits(AllowList.of(List.of(entry)), object)));
  }

  @Property
  void anIntersectionIsExactlyWhatBothSidesPermit(
      @ForAll("lists") AllowList one, @ForAll("lists") AllowList other) {
    AllowList both = one.intersect(other);
    assertThat(OBJECTS)
        .allMatch(
            object -> permits(both, object) == (permits(one, object) && permits(other, object)));
    assertThat(one.covers(both)).isTrue();
    assertThat(other.covers(both)).isTrue();
    assertThat(other.intersect(one)).isEqualTo(both);
  }

  @Property
  void coversAgreesWithPermitsOnEveryObject(
      @ForAll("lists") AllowList one, @ForAll("lists") AllowList other) {
    boolean permitsAsMuch =
        OBJECTS.stream().allMatch(object -> !permits(other, object) || permits(one, object));
    assertThat(one.covers(other)).isEqualTo(permitsAsMuch);
    assertThat(one.firstBeyond(other).isEmpty()).isEqualTo(permitsAsMuch);
  }

  @Property
  void whatQueriesFilterByAgreesWithPermits(@ForAll("lists") AllowList list) {
    for (ResourceType type : List.of(ResourceType.USER, ResourceType.WORKSPACE)) {
      for (String id : IDS) {
        assertThat(list.permitsAll(type) || list.ids(type).contains(UUID.fromString(id)))
            .isEqualTo(list.permits(type, Optional.of(id)));
      }
    }
  }

  private static boolean permits(AllowList list, AccessObject object) {
    return list.permits(object.type(), object.id());
  }

  private static List<String> texts(List<AllowList.Entry> entries) {
    return entries.stream().map(AllowList.Entry::toString).toList();
  }

  @Provide
  Arbitrary<List<AllowList.Entry>> entries() {
    Arbitrary<String> types = Arbitraries.of("*", "user", "workspace", "api_key");
    Arbitrary<String> ids = Arbitraries.of(Stream.concat(IDS.stream(), Stream.of("*")).toList());
    return Combinators.combine(types, ids).as(AllowList.Entry::new).list().ofMaxSize(10);
  }

  @Provide
  Arbitrary<AllowList> lists() {
    return entries().map(entries -> AllowList.ofStored(texts(entries)));
  }
}
