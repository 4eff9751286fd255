package io.latchkey.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of tokens, the same on every database (token API 4.3, D11). */
@ServerTest
class TokenNameIT {

  private static final String TOKENS = "/api/v2/users/me/keys/tokens";

  private final LatchkeySystem owner = Fixtures.owner();
  private final String unique = Fixtures.unique("name");

  private Answer create(String name) {
    return owner.post(TOKENS, Map.of("token_name", name));
  }

  private Answer view(String name) {
    return owner.get(
        TOKENS + "/" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "  end  ",
        "🔑🗝️",
        "ü ß Ω 漢字",
        "<b>&amp;\"'",
        "a?b#c&d=e+f",
        "50%",
        "me",
        "null",
        "%00"
      })
  void aNameIsKeptExactly(String ending) {
    String name = unique + ending;
    create(name).expect(201);
    assertThat(view(name).expect(200).json().getString("token_name")).isEqualTo(name);
    assertThat(owner.get(TOKENS).jsonArray().toString()).contains(unique);
  }

  @Test
  void aNameIsTakenOnlyByItself() {
    create(unique).expect(201);
    List<String> others =
        List.of(
            unique.toUpperCase(Locale.ROOT),
            unique + " ",
            " " + unique,
            unique + "  ",
            unique + "é",
            unique + "e\u0301",
            unique + "e",
            unique + "E",
            unique + "ß",
            unique + "ss",
            unique + "🔑",
            unique + "🗝",
            unique + "\u00a0",
            unique + "\u00ad");
    for (String other : others) {
      create(other).expect(201);
    }
    for (String other : others) {
      assertThat(view(other).expect(200).json().getString("token_name")).isEqualTo(other);
      create(other).expect(409);
    }
  }

  @Test
  void aTakenNameIsSaidSo() {
    create(unique).expect(201);
    Answer taken = create(unique).expect(409);
    assertThat(taken.message()).isEqualTo("A token with name \"" + unique + "\" already exists.");
    assertThat(taken.validations())
        .isEqualTo(Map.of("name", "This value is already in use and should be unique."));
  }

  @Test
  void aNameHasUpTo128CharactersHoweverManyBytes() {
    String longest = unique + "🔑".repeat(128 - unique.length());
    create(longest).expect(201);
    assertThat(view(longest).expect(200).json().getString("token_name")).isEqualTo(longest);
    assertThat(create(longest + "x").expect(400).validations()).containsOnlyKeys("token_name");
    view(longest + "x").expect(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tokenconfig", "a\u0000b", "a\nb", "\u001b[31m", "\u007f"})
  void isRefused(String name) {
    Answer refused = create(name).expect(400);
    assertThat(refused.message()).isEqualTo("Validation failed.");
    assertThat(refused.validations()).containsOnlyKeys("token_name");
  }

  @Test
  void aNameThatIsNotGivenIsMadeUp() {
    for (Map<String, ?> wish : List.<Map<String, ?>>of(Map.of(), Map.of("token_name", ""))) {
      String key = owner.post(TOKENS, wish).expect(201).json().getString("key");
      String path = "/api/v2/users/me/keys/" + key.substring(0, 10);
      assertThat(owner.get(path).expect(200).json().getString("token_name"))
          .matches("[a-z]+_[a-z]+[0-9](_[0-9]+)?");
    }
  }

  @Test
  void sessionsAreNotFoundByTheirEmptyName() {
    owner.get(TOKENS + "/%20").expect(404);
    owner.get(TOKENS + "/" + unique).expect(404);
  }
}
