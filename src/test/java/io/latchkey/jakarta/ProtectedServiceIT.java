package io.latchkey.jakarta;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.RelyingService;
import io.latchkey.fixture.ServerTest;
import io.latchkey.fixture.ServiceArchive;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A small service with {@code latchkey-jakarta.jar} on Payara Micro, whose keys are those of the
 * system under test (verification 6): an application that leaves it to the server to find its
 * classes, one that lists them, and a WAR without settings.
 */
@ServerTest
class ProtectedServiceIT {

  private static final List<String> APPLICATIONS =
      List.of("/protected/scanned", "/protected/listed");
  private static final String OBJECT = UUID.randomUUID().toString();

  private static RelyingService service;
  private static Person member;
  private static String reader;

  @BeforeAll
  static void start() throws Exception {
    Path sources = Path.of("src", "it", "protected");
    service = RelyingService.of("protected");
    Path folder = service.emptyFolder();
    String verifier = token(Fixtures.newUser("verifier"), "api_key:introspect");
    Map<String, String> settings =
        Map.of(
            "latchkey.url",
            LatchkeySystem.underTest().address().toString(),
            "latchkey.key",
            verifier,
            "latchkey.outage",
            "allow-cached-for 1s");
    List<Path> wars =
        List.of(
            ServiceArchive.build(sources, folder.resolve("protected.war"), settings),
            ServiceArchive.build(sources, folder.resolve("unset.war"), Map.of()));
    service.start(
        folder,
        Map.of("TZ", "UTC"),
        " ready in ",
        ServiceArchive.serve(folder, service.port(), wars));
    member = Fixtures.newMember();
    reader = token(member, "workspace:read");
  }

  @AfterAll
  static void stop() throws Exception {
    if (service != null) {
      service.stop();
    }
  }

  private static String token(Person user, String scopes, String... allowList) {
    return user.calls()
        .post(
            user.path() + "/keys/tokens",
            Map.of("scopes", List.of(scopes.split(",")), "allow_list", List.of(allowList)))
        .expect(201)
        .json()
        .getString("key");
  }

  private static LatchkeySystem with(String key) {
    return service.calls().with("Authorization", "Bearer " + key);
  }

  private static String id(String key) {
    return key.substring(0, 10);
  }

  private static String challenge(Answer answer) {
    assertThat(answer.headers("WWW-Authenticate")).hasSize(1);
    return answer.header("WWW-Authenticate").orElseThrow();
  }

  private static void expectRefusal(Answer answer, int status, String error) {
    assertThat(answer.expect(status).json().getString("error")).isEqualTo(error);
    assertThat(challenge(answer)).contains("error=\"" + error + "\"");
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.mediaType()).startsWith("application/json");
  }

  @Test
  void aKeyWithTheScopeIsLetInAndInjected() {
    for (String application : APPLICATIONS) {
      Answer answer = with(reader).get(application + "/guarded").expect(200);
      assertThat(answer.body()).isEqualTo(id(reader));
    }
  }

  @Test
  void whoHasNoKeyIsToldWhatIsNeeded() {
    for (String application : APPLICATIONS) {
      Answer answer = service.calls().get(application + "/guarded").expect(401);
      assertThat(challenge(answer)).isEqualTo("Bearer realm=\"latchkey\"");
      assertThat(answer.json().getString("error")).isEqualTo("invalid_token");
    }
  }

  @Test
  void onlyTheAuthorizationHeaderIsRead() {
    String path = "/protected/scanned/guarded";
    LatchkeySystem anybody = service.calls();
    for (Answer answer :
        List.of(
            anybody.as(reader).get(path),
            anybody.with("Cookie", "coder_session_token=" + reader).get(path),
            anybody.get(path + "?access_token=" + reader),
            anybody.with("Authorization", "Basic " + reader).get(path))) {
      assertThat(challenge(answer.expect(401))).isEqualTo("Bearer realm=\"latchkey\"");
    }
  }

  @Test
  void whatIsNoGoodKeyIsRefusedAndNotRepeated() {
    String forged = id(reader) + "-" + "x".repeat(22);
    for (String presented : List.of("x", forged, "0123456789-0123456789abcdefABCDEF")) {
      Answer answer = with(presented).get("/protected/scanned/guarded");
      expectRefusal(answer, 401, "invalid_token");
      assertThat(answer.body() + answer.headers()).doesNotContain(presented + "\"");
    }
  }

  @Test
  void anExpiredKeyIsRefusedAtOnce() {
    String key = token(member, "workspace:read");
    with(key).get("/protected/scanned/guarded").expect(200);
    member.calls().put(member.path() + "/keys/" + id(key) + "/expire").expect(204);
    expectRefusal(with(key).get("/protected/scanned/guarded"), 401, "invalid_token");
    expectRefusal(with(key).get("/protected/listed/guarded"), 401, "invalid_token");
  }

  @Test
  void aHeaderThatCannotBeReadIsABadRequest() {
    for (String header : List.of("Bearer", "Bearer a b", "Bearer " + reader + ", Bearer x")) {
      Answer answer =
          service.calls().with("Authorization", header).get("/protected/scanned/guarded");
      expectRefusal(answer, 400, "invalid_request");
    }
  }

  @Test
  void aKeyWithoutTheScopeIsToldWhichOneItLacks() {
    for (String application : APPLICATIONS) {
      Answer answer = with(reader).post(application + "/guarded");
      expectRefusal(answer, 403, "insufficient_scope");
      assertThat(challenge(answer)).endsWith(", scope=\"workspace:read workspace:update\"");
    }
    with(token(member, "workspace:read,workspace:update"))
        .post("/protected/scanned/guarded")
        .expect(200);
    expectRefusal(
        with(token(member, "template:read")).get("/protected/scanned/guarded"),
        403,
        "insufficient_scope");
  }

  @Test
  void nothingIsOpenByAccident() {
    for (String application : APPLICATIONS) {
      for (String path : List.of("/silent", "/guarded/closed", "/guarded/sub/silent")) {
        for (LatchkeySystem caller : List.of(with(reader), service.calls())) {
          expectRefusal(caller.get(application + path), 403, "insufficient_scope");
        }
      }
    }
  }

  @Test
  void whatIsOpenIsOpenAndHasNoKey() {
    for (LatchkeySystem caller : List.of(with(reader), with("x"), service.calls())) {
      assertThat(caller.get("/protected/listed/guarded/open").expect(200).body()).isEqualTo("open");
      assertThat(caller.get("/protected/listed/guarded/open/key").expect(200).body())
          .startsWith("No key was verified for this request");
    }
    with(reader).get("/protected/scanned/guarded/any").expect(200);
    service.calls().get("/protected/scanned/guarded/any").expect(401);
  }

  @Test
  void subResourcesSayWhoMayCallThem() {
    String path = "/protected/listed/guarded/sub/deleting";
    expectRefusal(with(reader).get(path), 403, "insufficient_scope");
    with(token(member, "workspace:delete")).get(path).expect(200);
  }

  @Test
  void whatInterfacesSayCountsForTheBeansThatImplementThem() {
    for (String application : APPLICATIONS) {
      String path = application + "/inherited/";
      assertThat(with(reader).get(path + "7").expect(200).body()).isEqualTo(id(reader) + " 7");
      expectRefusal(with(reader).get(path + "everything"), 403, "insufficient_scope");
      service.calls().get(path + "7").expect(401);
      service.calls().get(path + "greeting").expect(200);
    }
  }

  @Test
  void headNeedsWhatGetNeedsAndOptionsAreNotOpen() {
    String path = "/protected/scanned/guarded";
    service.calls().request("HEAD", path, null).expect(401);
    with(reader).request("HEAD", path, null).expect(200);
    service.calls().request("OPTIONS", path, null).expect(403);
    with(reader).request("OPTIONS", path, null).expect(403);
  }

  @Test
  void theSecurityContextIsTheKeys() {
    assertThat(with(reader).get("/protected/scanned/guarded/context").expect(200).body())
        .isEqualTo(member.username() + " Bearer true false false true");
  }

  @Test
  void anAllowListConfinesTheKey() {
    String path = "/protected/scanned/guarded/objects/";
    String confined = token(member, "workspace:read", "workspace:" + OBJECT);
    with(confined).get(path + OBJECT).expect(200);
    with(reader).get(path + OBJECT).expect(200);
    expectRefusal(with(confined).get(path + UUID.randomUUID()), 403, "insufficient_scope");
  }

  @Test
  void noTextCanAddToTheHeaders() {
    Answer answer = with(reader).get("/protected/scanned/guarded/quoted");
    expectRefusal(answer, 403, "insufficient_scope");
    assertThat(answer.header("X-Forged")).isEmpty();
  }

  @Test
  void twoRequestsAtOnceNeverSeeEachOthersKey() {
    String other = token(Fixtures.newMember(), "workspace:read");
    String path = "/protected/scanned/guarded/meeting";
    for (int round = 0; round < 50; round++) {
      CompletableFuture<Answer> first = CompletableFuture.supplyAsync(() -> with(reader).get(path));
      Answer second = with(other).get(path).expect(200);
      assertThat(second.body()).isEqualTo("%1$s %1$s %1$s".formatted(id(other)));
      assertThat(first.join().expect(200).body()).isEqualTo("%1$s %1$s %1$s".formatted(id(reader)));
    }
  }

  @Test
  void withoutSettingsNothingIsServed() {
    for (String path : List.of("/guarded", "/guarded/open", "/silent")) {
      assertThat(with(reader).get("/unset/scanned" + path).status()).isIn(404, 503);
    }
  }

  @Test
  void healthSaysThatLatchkeyAnswers() {
    assertThat(service.calls().get("/health/ready").expect(200).body())
        .contains("\"name\":\"latchkey\"");
  }
}
