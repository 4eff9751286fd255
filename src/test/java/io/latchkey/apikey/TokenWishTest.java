package io.latchkey.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.latchkey.access.AllowList;
import io.latchkey.access.Caller;
import io.latchkey.access.Catalogue;
import io.latchkey.access.ScopeSet;
import io.latchkey.api.CreateTokenRequest;
import io.latchkey.api.Json;
import io.latchkey.problem.Problem;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a request for a token means (token API 4.2), and that it grants no more than D4 allows. */
class TokenWishTest {

  private static final String WORKSPACE = "workspace:11111111-2222-3333-4444-555555555555";

  private static TokenWish wish(String json) {
    return TokenWish.parse(Json.read(json, CreateTokenRequest.class), Catalogue.BUILT_IN);
  }

  private static Problem refusal(ThrowingCallable asking) {
    return assertThatExceptionOfType(Problem.class).isThrownBy(asking).actual();
  }

  @Test
  void anEmptyRequestWishesForNothing() {
    TokenWish nothing =
        wish("{\"token_name\":\"\",\"scope\":\"\",\"scopes\":[],\"allow_list\":[]}");
    assertThat(nothing).isEqualTo(wish("{}"));
    assertThat(nothing.scopes()).isEmpty();
    assertThat(nothing.allowList()).isEmpty();
    assertThat(nothing.name()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"scope":"all"}                                            | coder:all
          {"scope":"application_connect"}                            | coder:application_connect
          {"scopes":["application_connect","all","coder:all"]}       | coder:application_connect coder:all
          {"scopes":["user:read","api_key:*","user:read"]}           | user:read api_key:*
          {"scope":"nonsense","scopes":["workspace:ssh"]}            | workspace:ssh
          """)
  void scopesAreCanonicalInTheOrderAskedAndWinOverTheDeprecatedOne(String json, String names) {
    assertThat(wish(json).scopes().map(ScopeSet::names)).contains(List.of(names.split(" ", -1)));
  }

  @ParameterizedTest
  @CsvSource({"x, x", "*:*, *:*", "debug_info:read, debug_info:read", "All, All", "'', ''"})
  void aScopeThatIsNotPublicIsRefused(String scope, String named) {
    Problem refused = refusal(() -> wish("{\"scopes\":[\"" + scope + "\"]}"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().message()).isEqualTo("Failed to create API key.");
    assertThat(refused.body().detail())
        .isEqualTo("invalid or unsupported API key scope: \"" + named + "\"");
  }

  @Test
  void anAllowListIsNormalisedAndAWrongEntryIsAMalformedBody() {
    assertThat(wish("{\"allow_list\":[\"" + WORKSPACE + "\",\"workspace:*\"]}").allowList())
        .contains(AllowList.ofStored(List.of("workspace:*")));
    Problem refused = refusal(() -> wish("{\"allow_list\":[\"bogus:*\"]}"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().message()).isEqualTo("Request body must be valid JSON.");
    assertThat(refused.body().detail()).contains("bogus");
  }

  @Test
  void anAllowListOfMoreThan128EntriesIsRefused() {
    String entries = String.join(",", Collections.nCopies(129, "\"" + WORKSPACE + "\""));
    Problem refused = refusal(() -> wish("{\"allow_list\":[" + entries + "]}"));
    assertThat(refused.body().message()).isEqualTo("Failed to create API key.");
    assertThat(refused.body().detail()).isEqualTo("allow_list has 129 entries; max allowed is 128");
  }

  @Test
  void whatIsLeftOutIsInherited() {
    TokenWish nothing = wish("{}");
    assertThat(nothing.scopesWithin(SampleCallers.unrestricted())).isEqualTo(ScopeSet.ALL);
    assertThat(nothing.allowListWithin(SampleCallers.unrestricted())).isEqualTo(AllowList.ANY);
    assertThat(nothing.scopesWithin(SampleCallers.scoped("user:read", "api_key:*")).names())
        .containsExactly("user:read", "api_key:*");
    assertThat(nothing.allowListWithin(SampleCallers.confinedTo(WORKSPACE)))
        .isEqualTo(AllowList.ofStored(List.of(WORKSPACE)));
  }

  @Test
  void whatIsNamedMustBeCoveredByTheKeyUsed() {
    Caller caller = SampleCallers.scoped("coder:workspaces.operate", "user:read");
    TokenWish within = wish("{\"scopes\":[\"workspace:start\",\"user:read\"]}");
    assertThat(within.scopesWithin(caller).names()).containsExactly("workspace:start", "user:read");
    Problem beyond =
        refusal(
            () -> wish("{\"scopes\":[\"user:read\",\"all\",\"api_key:*\"]}").scopesWithin(caller));
    assertThat(beyond.status()).isEqualTo(403);
    assertThat(beyond.body().message()).isEqualTo("Forbidden.");
    assertThat(beyond.body().detail())
        .isEqualTo("scope \"coder:all\" goes beyond what the key used may do.");
  }

  @Test
  void anEntryThatGoesTooFarIsNamed() {
    Problem beyond =
        refusal(
            () ->
                wish("{\"allow_list\":[\"" + WORKSPACE + "\",\"template:*\"]}")
                    .allowListWithin(SampleCallers.confinedTo(WORKSPACE)));
    assertThat(beyond.status()).isEqualTo(403);
    assertThat(beyond.body().detail())
        .isEqualTo("allow_list entry \"template:*\" goes beyond what the key used may do.");
  }
}
