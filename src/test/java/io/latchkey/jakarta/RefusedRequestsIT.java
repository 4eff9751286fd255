package io.latchkey.jakarta;

import static io.latchkey.jakarta.ProtectedService.APPLICATIONS;
import static io.latchkey.jakarta.ProtectedService.challenge;
import static io.latchkey.jakarta.ProtectedService.expectRefusal;
import static io.latchkey.jakarta.ProtectedService.id;
import static io.latchkey.jakarta.ProtectedService.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.RawConnection;
import io.latchkey.fixture.ServerTest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whom a protected service refuses, and what it says (verification 6). */
@ServerTest
class RefusedRequestsIT {

  @RegisterExtension static final ProtectedService service = new ProtectedService();

  @Test
  void whoHasNoKeyIsToldWhatIsNeeded() {
    for (String application : APPLICATIONS) {
      Answer answer = service.anybody().get(application + "/guarded").expect(401);
      assertThat(challenge(answer)).isEqualTo("Bearer realm=\"latchkey\"");
      assertThat(answer.json().getString("error")).isEqualTo("invalid_token");
    }
  }

  @Test
  void onlyTheAuthorizationHeaderIsRead() {
    String path = "/protected/scanned/guarded";
    LatchkeySystem anybody = service.anybody();
    for (Answer answer :
        List.of(
            anybody.as(service.reader()).get(path),
            anybody.with("Cookie", "coder_session_token=" + service.reader()).get(path),
            anybody.get(path + "?access_token=" + service.reader()),
            anybody.with("Authorization", "Basic " + service.reader()).get(path))) {
      assertThat(challenge(answer.expect(401))).isEqualTo("Bearer realm=\"latchkey\"");
    }
  }

  @Test
  void whatIsNoGoodKeyIsRefusedAndNotRepeated() {
    String forged = id(service.reader()) + "-" + "x".repeat(22);
    for (String presented : List.of("xyzzy", forged, "0123456789-0123456789abcdefABCDEF")) {
      Answer answer = service.as(presented).get("/protected/scanned/guarded");
      expectRefusal(answer, 401, "invalid_token");
      assertThat(answer.body() + answer.headers()).doesNotContain(presented);
    }
  }

  @Test
  void anExpiredKeyIsRefusedAtOnce() {
    String key = service.token("workspace:read");
    service.as(key).get("/protected/scanned/guarded").expect(200);
    service.expire(key);
    expectRefusal(service.as(key).get("/protected/scanned/guarded"), 401, "invalid_token");
    expectRefusal(service.as(key).get("/protected/listed/guarded"), 401, "invalid_token");
  }

  @Test
  void aHeaderThatCannotBeReadIsABadRequest() {
    for (String header :
        List.of("Bearer", "Bearer a b", "Bearer " + service.reader() + ", Bearer x")) {
      Answer answer =
          service.anybody().with("Authorization", header).get("/protected/scanned/guarded");
      expectRefusal(answer, 400, "invalid_request");
    }
  }

  @Test
  void twoCredentialsAreNotChosenFrom() throws IOException {
    String good = "Authorization: Bearer " + service.reader();
    for (String other : List.of(good, "Authorization: Bearer x", "authorization: Basic YTpi")) {
      try (RawConnection connection = RawConnection.open(service.anybody())) {
        Answer answer = connection.head("GET /protected/scanned/guarded", good, other).answer();
        expectRefusal(answer, 400, "invalid_request");
      }
    }
  }

  @Test
  void aKeyWithoutTheScopeIsToldWhichOneItLacks() {
    for (String application : APPLICATIONS) {
      Answer answer = service.asReader().post(application + "/guarded");
      expectRefusal(answer, 403, "insufficient_scope");
      assertThat(challenge(answer)).endsWith(", scope=\"workspace:read workspace:update\"");
    }
    service
        .as(service.token("workspace:read,workspace:update"))
        .post("/protected/scanned/guarded")
        .expect(200);
    expectRefusal(
        service.as(service.token("template:read")).get("/protected/scanned/guarded"),
        403,
        "insufficient_scope");
  }

  @Test
  void nothingIsOpenByAccident() {
    for (String application : APPLICATIONS) {
      for (String path : List.of("/silent", "/guarded/closed", "/guarded/sub/silent")) {
        for (LatchkeySystem caller : List.of(service.asReader(), service.anybody())) {
          expectRefusal(caller.get(application + path), 403, "insufficient_scope");
        }
      }
    }
  }

  @Test
  void headNeedsWhatGetNeedsAndOptionsAreNotOpen() {
    String path = "/protected/scanned/guarded";
    service.anybody().request("HEAD", path, null).expect(401);
    service.asReader().request("HEAD", path, null).expect(200);
    service.anybody().request("OPTIONS", path, null).expect(403);
    service.asReader().request("OPTIONS", path, null).expect(403);
  }

  @Test
  void noTextCanAddToTheHeaders() {
    Answer answer = service.asReader().get("/protected/scanned/guarded/quoted");
    expectRefusal(answer, 403, "insufficient_scope");
    assertThat(answer.header("X-Forged")).isEmpty();
  }

  @Test
  void withoutSettingsNothingIsServed() {
    for (String path : List.of("/guarded", "/guarded/open", "/silent")) {
      assertThat(service.asReader().get("/unset/scanned" + path).status()).isIn(404, 503);
    }
  }

  @Test
  void whatIsSaidOnALocatorStopsTheStart() {
    isNotServed("/locator/api/finding/sub");
  }

  @Test
  void whatIsSaidOnAClassOfLocatorsStopsTheStart() {
    isNotServed("/locators/api/finding/sub");
  }

  @Test
  void anApplicationThatLeavesTheProtectionOutDoesNotStart() {
    isNotServed("/unloaded/api/silent");
  }

  private static void isNotServed(String path) {
    assertThat(service.anybody().get(path).status()).isIn(404, 503);
  }

  @Test
  void aRequestHasOneKeyAlsoWhereItIsForwarded() {
    LatchkeySystem reader = service.asReader();
    String path = "/protected/scanned/forwarding";
    Answer same = reader.with("X-Forwarded-Key", "Bearer " + service.reader()).get(path);
    assertThat(same.expect(200).body()).isEqualTo(id(service.reader()));
    Answer other =
        reader
            .with("X-Forwarded-Key", "Bearer " + token(Fixtures.newMember(), "workspace:read"))
            .get(path);
    expectRefusal(other, 400, "invalid_request");
  }
}
