package io.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from a body, and what is refused (token API 1.1, D19, 6.2). */
class JsonReadTest {

  private static CreateTokenRequest token(String body) {
    return Json.read(body, CreateTokenRequest.class);
  }

  @Test
  void membersAreInSnakeCaseAndUnknownOnesAreIgnored() {
    assertThat(
            token(
                """
                {"token_name":"n","lifetime":5,"scope":"all","scopes":["a","b"],
                 "tokenName":"no","shoe":{"size":[44,null]},"allow_list":["*:*"]}
                """))
        .isEqualTo(
            new CreateTokenRequest(
                5L, "all", List.of("a", "b"), "n", List.of(new AllowListEntry("*", "*"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "null",
        " {} \n",
        "{\"lifetime\":null,\"scope\":null,\"scopes\":null,\"token_name\":null,\"allow_list\":null}"
      })
  void nullsAndAbsentMembersAreTheSame(String body) {
    assertThat(token(body)).isEqualTo(CreateTokenRequest.unnamed());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 9_007_199_254_740_993L, Long.MAX_VALUE, Long.MIN_VALUE})
  void wholeNumbersOf64BitsAreReadExactly(long number) {
    assertThat(token("{\"lifetime\":" + number + "}").lifetime()).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"lifetime":"5"}                   | lifetime: expected an integer, found a string
          {"lifetime":true}                  | lifetime: expected an integer, found a boolean
          {"lifetime":[5]}                   | lifetime: expected an integer, found an array
          {"lifetime":{}}                    | lifetime: expected an integer, found an object
          {"lifetime":1.5}                   | lifetime: expected an integer of at most 64 bits
          {"lifetime":9223372036854775808}   | lifetime: expected an integer of at most 64 bits
          {"lifetime":-9223372036854775809}  | lifetime: expected an integer of at most 64 bits
          {"lifetime":1e400}                 | lifetime: expected an integer of at most 64 bits
          {"token_name":7}                   | token_name: expected a string, found a number
          {"token_name":["n"]}               | token_name: expected a string, found an array
          {"token_name":{"n":1}}             | token_name: expected a string, found an object
          {"scope":false}                    | scope: expected a string, found a boolean
          {"allow_list":[7]}                 | invalid allow_list entry: expected object with type/id or string
          {"allow_list":["workspace"]}       | invalid allow_list entry "workspace": want <type>:<id>
          {"allow_list":[{"type":"user"}]}   | allow_list entry must include both type and id
          {"allow_list":[{"type":"","id":"*"}]} | allow_list entry must include non-empty type and id
          """)
  void whatDoesNotFitIsRefusedByName(String body, String message) {
    assertThatIllegalArgumentException().isThrownBy(() -> token(body)).withMessage(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "}",
        "[]",
        "[{}]",
        "{\"unknown\":{",
        "{\"unknown\":[1,",
        "7",
        "\"{}\"",
        "true",
        "{\"lifetime\":}",
        "{lifetime:1}",
        "{'lifetime':1}",
        "{\"lifetime\":01}",
        "{\"lifetime\":+1}",
        "{\"lifetime\":NaN}",
        "{\"token_name\":\"a\nb\"}",
        "{\"token_name\":\"\\x\"}",
        "{\"scopes\":\"all\"}",
        "{\"scopes\":{}}",
        "{\"scopes\":[1]}",
        "{\"allow_list\":{}}",
        "{\"allow_list\":\"*:*\"}",
        "{\"lifetime\":1,}",
        "<xml/>",
        "lifetime=5",
        "{\"lifetime\":1e999999999}"
      })
  void whatIsNoSuchJsonIsRefused(String body) {
    assertThatIllegalArgumentException().isThrownBy(() -> token(body));
  }

  @ParameterizedTest
  @ValueSource(strings = {"token_name", "lifetime", "scopes", "allow_list"})
  void aDeeplyNestedValueIsRefused(String member) {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> token("{\"" + member + "\":" + deep + "}"));
  }

  @Test
  void halfACharacterPairBecomesTheReplacementCharacter() {
    assertThat(token("{\"token_name\":\"a\\ud83db\\udd11\"}").tokenName())
        .isEqualTo("a\uFFFDb\uFFFD");
    assertThat(token("{\"token_name\":\"\\ud83d\\udd11\"}").tokenName()).isEqualTo("🔑");
  }

  @Test
  void theRefusalRepeatsNoSecret() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.read("{\"password\":[\"hunter2\"]}", LoginRequest.class))
        .withMessage("password: expected a string, found an array");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.read("{\"password\":\"hunter2\"", LoginRequest.class))
        .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("hunter2"));
  }

  @Test
  void theMapsOfAnAuditRowAreRead() {
    String row =
        """
        {"audit_logs":[{"action":"write","diff":{
          "lifetime":{"old":1,"new":"2","secret":false},"a\\ud83db":{"new":["x",null]}},
          "additional_fields":{},"status_code":200}],"count":1}
        """;
    AuditLogsResponse page = Json.read(row, AuditLogsResponse.class);
    assertThat(page.count()).isEqualTo(1);
    AuditLogResponse read = page.auditLogs().get(0);
    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(read.additionalFields()).isEmpty();
    assertThat(read.diff())
        .isEqualTo(
            Map.of(
                "lifetime", Map.of("old", BigDecimal.ONE, "new", "2", "secret", false),
                "a\uFFFDb", Map.of("new", Arrays.asList("x", null))));
  }

  @Test
  void uuidsMustBeInTheirLongForm() {
    UUID organization = new UUID(1, 2);
    String body = "{\"organization_ids\":[\"%s\"]}";
    assertThat(Json.read(body.formatted(organization), CreateUserRequest.class).organizationIds())
        .containsExactly(organization);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.read(body.formatted("1-2-3-4-5"), CreateUserRequest.class));
  }
}
