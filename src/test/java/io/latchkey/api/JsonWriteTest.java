package io.latchkey.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What answers look like (token API 1.1, 1.2, 4.1). */
class JsonWriteTest {

  private static final Instant CREATED = Instant.parse("2026-06-02T20:48:20.123400Z");

  private static final ApiKeyResponse KEY =
      new ApiKeyResponse(
          "0123456789",
          new UUID(0, 1),
          ApiKeyResponse.NEVER,
          CREATED.plusSeconds(60),
          CREATED,
          CREATED,
          "token",
          "all",
          List.of("coder:all"),
          "n",
          60,
          List.of(new AllowListEntry("*", "*")),
          null,
          null,
          null);

  @Test
  void aKeyHasTheNamesOfTheContractAndNoUsernameUnlessListed() {
    String expected =
        """
        {"allow_list":[{"id":"*","type":"*"}],"created_at":"2026-06-02T20:48:20.1234Z",\
        "expires_at":"2026-06-02T20:49:20.1234Z","id":"0123456789",\
        "last_used":"0001-01-01T00:00:00Z","lifetime_seconds":60,"login_type":"token",\
        "scope":"all","scopes":["coder:all"],"token_name":"n",\
        "updated_at":"2026-06-02T20:48:20.1234Z","user_id":"00000000-0000-0000-0000-000000000001"}""";
    assertThat(Json.read(Json.write(KEY), ApiKeyResponse.class)).isEqualTo(KEY);
    assertThat(sorted(Json.write(KEY))).isEqualTo(sorted(expected));
  }

  @Test
  void membersThatAreNullAreLeftOut() {
    assertThat(Json.write(new ErrorResponse("m", null, null))).isEqualTo("{\"message\":\"m\"}");
  }

  @Test
  void emptyListsAreWritten() {
    assertThat(Json.write(List.of())).isEqualTo("[]");
    assertThat(Json.write(new UsersResponse(List.of(), 0))).contains("\"users\":[]");
  }

  @Test
  void theNamesThatTheContractHasInCamelCaseStaySo() {
    assertThat(Json.write(AuthMethodsResponse.of(true)))
        .contains(
            "\"signInText\":\"\"", "\"iconUrl\":\"\"", "\"default_provider_configured\":false")
        .contains("\"password\":{\"enabled\":true}");
  }

  @Test
  void anyTextIsWrittenSoThatItReadsTheSame() {
    String text = "<&>\"\\\u0001\n🔑 ä";
    String written = Json.write(new MessageResponse(text));
    assertThat(Json.read(written, MessageResponse.class).message()).isEqualTo(text);
  }

  @Test
  void anArrayIsWrittenElementByElement() throws IOException {
    assertThat(array()).isEqualTo("[]\n");
    assertThat(array("a")).isEqualTo("[{\"message\":\"a\"}]\n");
    assertThat(array("a", "b")).isEqualTo("[{\"message\":\"a\"},{\"message\":\"b\"}]\n");
  }

  private static String array(String... messages) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    Json.<MessageResponse>writeArray(
        body, each -> Stream.of(messages).map(MessageResponse::new).forEach(each));
    return body.toString(UTF_8);
  }

  @Test
  void anArrayEndsWithTheCauseWhenItsReaderHasGone() {
    IOException gone = new IOException("gone");
    OutputStream body =
        new OutputStream() {
          @Override
          public void write(int octet) throws IOException {
            throw gone;
          }
        };
    MessageResponse longer = new MessageResponse("x".repeat(100_000));
    assertThatThrownBy(
            () ->
                Json.<MessageResponse>writeArray(
                    body,
                    each -> {
                      try {
                        each.accept(longer);
                      } catch (RuntimeException refused) {
                        throw new IllegalStateException("as a container wraps it", refused);
                      }
                    }))
        .isSameAs(gone);
  }

  @Test
  void whatFailsWhileAnArrayIsMadeIsNotTakenForItsReader() {
    IllegalStateException fault = new IllegalStateException("fault");
    assertThatThrownBy(
            () ->
                Json.<MessageResponse>writeArray(
                    OutputStream.nullOutputStream(),
                    each -> {
                      throw fault;
                    }))
        .isSameAs(fault);
  }

  private static List<String> sorted(String json) {
    return List.of(json.substring(1, json.length() - 1).split(",(?=\"[a-z_]+\":)", -1)).stream()
        .sorted()
        .toList();
  }
}
