package io.latchkey.jakarta;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The answers of RFC 6750. */
class RefusalTest {

  private static String challenge(Refusal refusal) {
    return refusal.response().getHeaderString("WWW-Authenticate");
  }

  private static String body(Response answer) {
    return new String((byte[]) answer.getEntity(), UTF_8);
  }

  @Test
  void whoPresentsNothingIsToldNoError() {
    Response answer = Refusal.noKey().response();
    assertThat(answer.getStatus()).isEqualTo(401);
    assertThat(answer.getHeaderString("WWW-Authenticate")).isEqualTo("Bearer realm=\"latchkey\"");
    assertThat(answer.getHeaderString("Cache-Control")).isEqualTo("no-store");
    assertThat(body(answer)).startsWith("{\"error\":\"invalid_token\"");
  }

  @Test
  void theScopesThatAreNeededAreNamed() {
    assertThat(challenge(Refusal.lacksScopes(List.of("invoice:read", "invoice:pay"))))
        .isEqualTo(
            "Bearer realm=\"latchkey\", error=\"insufficient_scope\", error_description=\"This"
                + " needs invoice:read invoice:pay.\", scope=\"invoice:read invoice:pay\"");
  }

  @Test
  void whatIsUnavailableIsToBeAskedAgain() {
    Response answer = Refusal.unavailable().response();
    assertThat(answer.getStatus()).isEqualTo(503);
    assertThat(answer.getHeaderString("Retry-After")).isEqualTo("1");
    assertThat(answer.getHeaderString("WWW-Authenticate")).isNull();
  }

  @Test
  void noTextCanAddToAHeader() {
    assertThat(challenge(Refusal.notPermitted("a\r\nSet-Cookie: b=\"c\\\u00e9\0")))
        .isEqualTo(
            "Bearer realm=\"latchkey\", error=\"insufficient_scope\","
                + " error_description=\"a??Set-Cookie: b=?c???\"");
  }
}
