package io.latchkey.user;

import static io.latchkey.fixture.Fixtures.DEFAULT_ORGANIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /users}: search, pages, order (token API 3.3, 1.4). */
@ServerTest
class UserListIT {
  /** All that these tests look at has this in its username. */
  private static final String GROUP = Fixtures.unique("list");

  private static LatchkeySystem owner;
  private static String first;

  @BeforeAll
  static void makeThreeUsers() {
    owner = Fixtures.owner();
    first = make(GROUP + "-a", "active", "Anna Alder", List.of("auditor"));
    make(GROUP + "-B", "dormant", "Bruno Birch", List.of());
    make(GROUP + "-c", "suspended", "Clara Cedar", List.of("auditor", "template-admin"));
  }

  private static String make(String username, String status, String name, List<String> roles) {
    return owner
        .post(
            "/api/v2/users",
            Map.of(
                "username",
                username,
                "name",
                name,
                "service_account",
                true,
                "user_status",
                status,
                "organization_ids",
                List.of(DEFAULT_ORGANIZATION),
                "roles",
                roles))
        .expect(201)
        .json()
        .getString("id");
  }

  @Test
  void listsByUsernameWhateverItsCase() {
    Answer answer = owner.get("/api/v2/users?q=" + GROUP).expect(200);
    assertThat(lastLetters(answer)).isEqualTo("aBc");
    assertThat(answer.json().getInt("count")).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          limit=0,          aBc
          limit=2,          aB
          limit=2&offset=2, c
          offset=1,         Bc
          offset=3,         ''
          limit=1&offset=1, B
          offset=2147483647&limit=2147483647, ''
          """)
  void pagesByLimitAndOffsetAndCountsAll(String page, String expected) {
    Answer answer = owner.get("/api/v2/users?q=" + GROUP + "&" + page).expect(200);
    assertThat(lastLetters(answer)).isEqualTo(expected);
    assertThat(answer.json().getInt("count")).isEqualTo(3);
  }

  @Test
  void continuesAfterAUser() {
    Answer after = owner.get("/api/v2/users?q=" + GROUP + "&limit=1&after_id=" + first);
    assertThat(lastLetters(after.expect(200))).isEqualTo("B");
  }

  @Test
  void continuesAfterAUserGivenInUpperCase() {
    String id = first.toUpperCase(Locale.ROOT);
    assertThat(lastLetters(owner.get("/api/v2/users?q=" + GROUP + "&after_id=" + id).expect(200)))
        .isEqualTo("Bc");
  }

  @Test
  void continuesAfterAUserWhoWasDeletedMeanwhile() {
    String group = Fixtures.unique("gone");
    String deleted = make(group + "-B", "active", "", List.of());
    make(group + "-c", "active", "", List.of());
    owner.delete("/api/v2/users/" + deleted).expect(200);
    Answer after = owner.get("/api/v2/users?q=" + group + "&after_id=" + deleted).expect(200);
    assertThat(lastLetters(after)).isEqualTo("c");
  }

  @Test
  void hasNoRowsAfterAUserWhoDoesNotExist() {
    String nobody = "?after_id=6f3f7d0a-1c1d-4f6e-9f3e-0123456789ab";
    Answer answer = owner.get("/api/v2/users" + nobody).expect(200);
    assertThat(answer.json().getJsonArray("users")).isEmpty();
  }

  @Test
  void refusesAllBadPageParametersAtOnce() {
    Answer answer = owner.get("/api/v2/users?limit=-1&offset=99999999999&after_id=x").expect(400);
    assertThat(answer.message()).isEqualTo("Query parameters have invalid values.");
    assertThat(answer.validations()).containsOnlyKeys("limit", "offset", "after_id");
    answer
        .validations()
        .forEach((name, detail) -> assertThat(detail).startsWith("Query param \"" + name + "\" "));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          status:active,                     a
          STATUS:Dormant,                    B
          status:suspended,                  c
          role:auditor,                      ac
          role:template-admin,               c
          role:member,                       aBc
          role:nonsense,                     ''
          login_type:none,                   aBc
          login_type:password,               ''
          login_type:github,                 ''
          is_service_account:true,           aBc
          service_account:true,              aBc
          is_service_account:false,          ''
          name:birch,                        B
          'name:"clara cedar"',              c
          BRUNO,                             B
          'anna birch',                      ''
          'role:auditor status:active',      a
          created_after:2020-01-01,          aBc
          created_before:2020-01-01,         ''
          created_before:9998-12-31T23:59:59Z, aBc
          last_seen_before:2020-01-01,       aBc
          last_seen_after:2020-01-01T00:00:00Z, ''
          github_com_user_id:1,              ''
          """)
  void findsWhatIsSearchedFor(String search, String expected) {
    assertThat(lastLetters(search(GROUP + " " + search).expect(200))).isEqualTo(expected);
  }

  @Test
  void freeTextFindsEmailsToo() {
    Answer answer = search(Fixtures.OWNER_EMAIL.toUpperCase(Locale.ROOT)).expect(200);
    assertThat(answer.json().getJsonArray("users").getValuesAs(JsonObject.class))
        .extracting(user -> user.getString("username"))
        .contains(Fixtures.OWNER_USERNAME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "_", "'", "\\", "% or 1=1 --"})
  void freeTextKnowsNoWildcards(String text) {
    assertThat(lastLetters(search(GROUP + " " + text).expect(200))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          nonsense:1,                  nonsense
          status:asleep,               status
          is_service_account:perhaps,  is_service_account
          created_before:yesterday,    created_before
          last_seen_after:2020-13-01,  last_seen_after
          :x,                          q
          status:,                     q
          '"open',                     q
          """)
  void saysWhichTermOfASearchIsWrong(String search, String field) {
    Answer answer = search(search).expect(400);
    assertThat(answer.message()).isEqualTo("Invalid user search query.");
    assertThat(answer.validations()).containsOnlyKeys(field);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "created_before:+999999999-12-31T23:59:59Z",
        "created_after:-999999999-01-01T00:00:00Z",
        "last_seen_before:0000-01-01"
      })
  void timesFarAwayDoNoHarm(String search) {
    assertThat(search(search).status()).isIn(200, 400);
  }

  @Test
  void aSearchOfManyWordsIsRefusedOrAnswered() {
    assertThat(owner.get("/api/v2/users?q=" + "a+".repeat(2_000)).status()).isIn(200, 400, 414);
  }

  @Test
  void needsAKey() {
    LatchkeySystem.underTest().get("/api/v2/users").expect(401);
  }

  private static Answer search(String text) {
    return owner.get("/api/v2/users?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
  }

  /** The last letters of the usernames in the order received. */
  private static String lastLetters(Answer answer) {
    StringBuilder letters = new StringBuilder();
    for (JsonObject user : answer.json().getJsonArray("users").getValuesAs(JsonObject.class)) {
      letters.append(user.getString("username").replaceFirst(".*-", ""));
    }
    return letters.toString();
  }
}
