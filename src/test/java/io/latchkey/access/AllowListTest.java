package io.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Normalising, matching and comparing allow lists (token API 6.3 to 6.5, D4). In the tables 1, 2, 3
 * stand for UUIDs.
 */
class AllowListTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          workspace:1                             | workspace:1
          workspace:2 workspace:1 template:3      | template:3 workspace:1 workspace:2
          workspace:1 workspace:1                 | workspace:1
          workspace:1 workspace:* workspace:2     | workspace:*
          workspace:* template:1                  | template:1 workspace:*
          workspace:1 *:* template:*              | *:*
          *:1 workspace:1                         | *:1 workspace:1
          *:1 workspace:*                         | *:1 workspace:*
          user:* *:2 template:* *:1 api_key:3     | *:1 *:2 api_key:3 template:* user:*
          """)
  void entriesAreMergedAndSorted(String entries, String normalised) {
    assertThat(list(entries)).hasToString(list(normalised).toString());
    assertThat(list(entries).entries())
        .extracting(AllowList.Entry::toString)
        .containsExactly(words(normalised));
  }

  @Test
  void nothingGivenMeansEverything() {
    assertThat(AllowList.of(List.of())).isEqualTo(AllowList.ANY);
    assertThat(AllowList.ANY.entries()).containsExactly(AllowList.Entry.parse("*:*"));
  }

  @ParameterizedTest
  @ValueSource(ints = {129, 130})
  void moreThan128EntriesAreRefusedBeforeMerging(int count) {
    List<AllowList.Entry> same = Collections.nCopies(count, AllowList.Entry.parse("*:*"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AllowList.of(same))
        .withMessage("allow_list has " + count + " entries; max allowed is 128");
  }

  @Test
  void exactly128EntriesAreAccepted() {
    List<AllowList.Entry> entries =
        IntStream.range(0, 128)
            .mapToObj(i -> new AllowList.Entry("workspace", new UUID(0, i).toString()))
            .toList();
    assertThat(AllowList.of(entries).entries()).hasSize(128);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          *:*                     | workspace         | 1          | true
          *:*                     | workspace         | -          | true
          *:*                     | api_key           | abcdefghij | true
          workspace:*             | workspace         | 1          | true
          workspace:*             | workspace         | -          | true
          workspace:*             | template          | 1          | false
          workspace:*             | workspace_dormant | 1          | false
          workspace:1             | workspace         | 1          | true
          workspace:1             | workspace         | 2          | false
          workspace:1             | workspace         | -          | false
          workspace:1             | workspace_dormant | 1          | false
          workspace:1             | template          | 1          | false
          *:1                     | workspace         | 1          | true
          *:1                     | template          | 1          | true
          *:1                     | template          | 2          | false
          *:1                     | template          | -          | false
          api_key:*               | api_key           | abcdefghij | true
          api_key:1               | api_key           | abcdefghij | false
          organization_member:1   | organization_member | 1        | true
          user:1                  | organization_member | 1        | false
          template:* user:1       | user              | 1          | true
          template:* user:1       | user              | 2          | false
          workspace:1             | workspace         | *          | false
          """)
  void objectsAreOnTheListByTypeAndId(String entries, String type, String id, boolean permitted) {
    ResourceType resourceType = ResourceType.find(type).orElseThrow();
    Optional<String> objectId = Optional.ofNullable(id).map(AllowListTest::expand);
    assertThat(list(entries).permits(resourceType, objectId)).isEqualTo(permitted);
  }

  @Test
  void everythingReachesTypesDeclaredLater() {
    ResourceType later = new ResourceType("pipeline", List.of("run"));
    assertThat(AllowList.ANY.permits(later, Optional.empty())).isTrue();
    assertThat(list("workspace:*").permits(later, Optional.empty())).isFalse();
  }

  @Test
  void aDatabaseQueryLearnsWhatToFilterBy() {
    AllowList list = list("workspace:1 workspace:2 *:3 template:*");
    assertThat(list.permitsAll(ResourceType.TEMPLATE)).isTrue();
    assertThat(list.permitsAll(ResourceType.WORKSPACE)).isFalse();
    assertThat(list.ids(ResourceType.WORKSPACE)).containsExactlyInAnyOrder(id(1), id(2), id(3));
    assertThat(list.ids(ResourceType.USER)).containsExactly(id(3));
    assertThat(AllowList.ANY.permitsAll(ResourceType.USER)).isTrue();
    assertThat(AllowList.ANY.ids(ResourceType.USER)).isEmpty();
  }

  @Test
  void storedEntriesThatCannotBeReadAllowNothing() {
    AllowList list =
        AllowList.ofStored(Arrays.asList("Bogus:*", null, "", "*", "user:*", "user:x"));
    assertThat(list.entries()).extracting(AllowList.Entry::toString).containsExactly("user:*");
    for (List<String> texts : Arrays.asList(null, List.<String>of(), List.of("Bogus:*"))) {
      AllowList nothing = AllowList.ofStored(texts);
      assertThat(nothing.entries()).isEmpty();
      assertThat(nothing.isUnrestricted()).isFalse();
      assertThat(ResourceType.all()).noneMatch(nothing::permitsAll);
      assertThat(nothing.permits(ResourceType.USER, Optional.of(id(1).toString()))).isFalse();
    }
  }

  @Test
  void storedListsAreNormalisedToo() {
    assertThat(AllowList.ofStored(List.of("*:*"))).isSameAs(AllowList.ANY);
    assertThat(AllowList.ofStored(List.of("user:*", "*:*"))).isEqualTo(AllowList.ANY);
    assertThat(AllowList.ofStored(List.of("user:*", "file:*"))).isEqualTo(list("file:* user:*"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          *:*                     | workspace:1 *:2 user:*     | -
          *:*                     | *:*                        | -
          workspace:*             | workspace:1 workspace:2    | -
          workspace:*             | *:*                        | *:*
          workspace:*             | *:1                        | *:1
          workspace:1             | workspace:*                | workspace:*
          workspace:1             | workspace:1 workspace:2    | workspace:2
          *:1                     | workspace:1 template:1     | -
          *:1                     | workspace:1 workspace:2    | workspace:2
          workspace:1 template:*  | template:2 user:1          | user:1
          """)
  void theFirstEntryThatGoesTooFarIsFound(String held, String wanted, String beyond) {
    assertThat(list(held).firstBeyond(list(wanted)).map(AllowList.Entry::toString))
        .isEqualTo(Optional.ofNullable(beyond).map(AllowListTest::expand));
    assertThat(list(held).covers(list(wanted))).isEqualTo(beyond == null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          *:*                     | workspace:1 user:*         | workspace:1 user:*
          workspace:*             | workspace:1 user:*         | workspace:1
          workspace:*             | *:1                        | workspace:1
          workspace:1             | workspace:2                | -
          workspace:1 workspace:2 | workspace:2 workspace:3    | workspace:2
          workspace:*             | template:*                 | -
          *:1                     | *:1                        | *:1
          *:1                     | *:2                        | -
          """)
  void commonObjectsAreThoseOnBothLists(String one, String other, String common) {
    AllowList expected = common == null ? AllowList.ofStored(List.of()) : list(common);
    assertThat(list(one).intersect(list(other))).isEqualTo(expected);
    assertThat(list(other).intersect(list(one))).isEqualTo(expected).hasSameHashCodeAs(expected);
  }

  private static AllowList list(String entries) {
    return AllowList.of(Arrays.stream(words(entries)).map(AllowList.Entry::parse).toList());
  }

  private static String[] words(String entries) {
    return Arrays.stream(entries.split(" ", -1)).map(AllowListTest::expand).toArray(String[]::new);
  }

  private static String expand(String text) {
    return text.matches("(.*:)?[123]")
        ? text.substring(0, text.length() - 1)
            + id(Character.digit(text.charAt(text.length() - 1), 10))
        : text;
  }

  private static UUID id(int number) {
    return new UUID(0, number);
  }
}
