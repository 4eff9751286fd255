package io.latchkey.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.NeighbourClient;
import io.latchkey.fixture.Nginx;
import io.latchkey.fixture.ScriptTest;
import io.latchkey.fixture.ServerScript;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** nginx with {@code docker/gateway.conf} between clients and a service (verification 3). */
@ScriptTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GatewayIT {

  private static final String INVOICE = "/invoices/INV-7?lines=all";

  private final List<Nginx> gateways = new ArrayList<>();
  private Path folder;
  private EchoService service;
  private ServerScript script;
  private LatchkeySystem latchkey;
  private LatchkeySystem owner;
  private Person member;
  private LatchkeySystem gateway;

  @BeforeAll
  void startAll(@TempDir Path temporary) throws IOException {
    assumeTrue(Nginx.isInstalled(), "nginx is not installed");
    folder = temporary;
    service = new EchoService();
    String types =
        Path.of("src", "example", "invoices", "resource-types.json").toAbsolutePath().toString();
    script =
        new ServerScript(
            folder.resolve("latchkey"),
            Map.of("LATCHKEY_RESOURCE_TYPES", types, "CODER_PROXY_TRUSTED_ORIGINS", "127.0.0.1"));
    latchkey = script.start();
    owner = latchkey.as(Fixtures.ownerSession(latchkey));
    member = Fixtures.newServiceAccount(owner);
    gateway = gateway(latchkey.address(), verifier());
  }

  @AfterAll
  void stopAll() throws InterruptedException {
    for (Nginx nginx : gateways) {
      nginx.stop();
    }
    if (service != null) {
      service.close();
      script.stop();
    }
  }

  private LatchkeySystem gateway(URI asked, String verifier) throws IOException {
    Path files = folder.resolve("nginx-" + gateways.size());
    Nginx nginx = Nginx.gateway(files, asked, service.address(), verifier);
    gateways.add(nginx);
    return nginx.system();
  }

  private String verifier() {
    return create(Fixtures.newServiceAccount(owner, "verifier"), "api_key:introspect");
  }

  private String create(Person user, String scope, String... allowList) {
    return latchkey
        .as(user.session())
        .post(
            "/api/v2/users/me/keys/tokens",
            Map.of("scopes", List.of(scope), "allow_list", List.of(allowList)))
        .expect(201)
        .json()
        .getString("key");
  }

  private void expire(String key) {
    owner.put("/api/v2/users/me/keys/" + Asker.id(key) + "/expire").expect(204);
  }

  private static LatchkeySystem bearer(LatchkeySystem system, String key) {
    return system.with("Authorization", "Bearer " + key);
  }

  /** Refused, in the words of RFC 6750, without a request to the service. */
  private void assertRefused(LatchkeySystem caller, int status, String error) {
    int before = service.requests();
    Answer refused = caller.get(INVOICE).expect(status);
    assertThat(refused.headers("WWW-Authenticate"))
        .containsExactly("Bearer realm=\"coder\", error=\"" + error + "\"");
    assertThat(refused.json().getString("error")).isEqualTo(error);
    assertThat(service.requests()).isEqualTo(before);
  }

  /** It cannot be found out whether the key is good. */
  private void assertUnanswered(LatchkeySystem caller) {
    int before = service.requests();
    Answer unanswered = caller.get(INVOICE).expect(503);
    assertThat(unanswered.headers("WWW-Authenticate")).isEmpty();
    assertThat(service.requests()).isEqualTo(before);
  }

  @Test
  void theServiceSeesWhoseKeyWasLetInAndNotTheKey() {
    String key = create(member, "invoice:read");
    for (LatchkeySystem caller : List.of(gateway.as(key), bearer(gateway, key))) {
      Answer answer = caller.get(INVOICE).expect(200);
      JsonObject seen = answer.json();
      assertThat(seen.getString("request")).isEqualTo("GET " + INVOICE);
      assertThat(seen.getString("x-auth-user")).isEqualTo(member.username());
      assertThat(seen.getString("x-auth-key-id")).isEqualTo(Asker.id(key));
      assertThat(answer.body()).doesNotContain(Asker.secret(key), "atchkey");
    }
  }

  @Test
  void nothingAClientSaysAboutItselfReachesTheService() {
    String key = create(member, "invoice:read");
    String seen =
        bearer(gateway, key)
            .with("X-Auth-User", "forged")
            .with("x_auth_user", "forged")
            .with("X-AUTH-KEY-ID", "forged")
            .with("X-Forwarded-For", "192.0.2.7")
            .get(INVOICE)
            .expect(200)
            .body();
    assertThat(seen).contains(member.username(), "127.0.0.1").doesNotContain("forged", "192.0.2");
  }

  @Test
  void aKeyWithoutTheScopeIsForbidden() {
    assertRefused(bearer(gateway, create(member, "invoice:pay")), 403, "insufficient_scope");
    assertRefused(bearer(gateway, create(member, "workspace:read")), 403, "insufficient_scope");
    String confined = create(member, "invoice:read", "invoice:INV-7");
    assertRefused(bearer(gateway, confined), 403, "insufficient_scope");
  }

  @Test
  void nobodyIsLetInWithoutAKey() {
    assertRefused(gateway, 401, "invalid_token");
    assertRefused(bearer(gateway, "0123456789-0123456789abcdefABCDEF"), 401, "invalid_token");
    assertRefused(gateway.with("X-Auth-User", member.username()), 401, "invalid_token");
    LatchkeySystem browser =
        gateway.with("Cookie", "coder_session_token=" + create(member, "invoice:read"));
    assertRefused(browser, 401, "invalid_token");
  }

  @Test
  void anExpiredKeyIsRefusedAtTheNextRequest() {
    String key = create(member, "invoice:read");
    bearer(gateway, key).get(INVOICE).expect(200);
    expire(key);
    assertRefused(bearer(gateway, key), 401, "invalid_token");
  }

  @Test
  void aBodyGoesToTheServiceAndTheClientsAddressToLatchkey() throws IOException {
    Person other = Fixtures.newServiceAccount(owner);
    Map<String, String> headers =
        Map.of("Coder-Session-Token", other.session(), "X-Forwarded-For", "192.0.2.7");
    Answer answer =
        new NeighbourClient("127.0.0.9", gateway).post("/invoices", headers, Map.of("sum", 12));
    assertThat(answer.expect(200).json().getString("body")).isEqualTo("{\"sum\":12}");
    assertThat(answer.json().getString("request")).isEqualTo("POST /invoices");
    assertThat(owner.get(other.path() + "/keys").jsonArray().getValuesAs(JsonObject.class))
        .extracting(key -> key.getString("ip_address"))
        .containsExactly("127.0.0.9");
  }

  @Test
  void theQuestionItselfCannotBeAskedFromOutside() {
    bearer(gateway, create(member, "invoice:read"))
        .get("/latchkey-verify/invoice:read")
        .expect(404);
  }

  /** Clients must not take their own keys for dead because the gateway's is. */
  @Test
  void withoutAGoodKeyOfItsOwnTheGatewayLetsNobodyInAndBlamesNobody() throws IOException {
    String key = create(member, "invoice:read");
    String own = verifier();
    LatchkeySystem second = gateway(latchkey.address(), own);
    bearer(second, key).get(INVOICE).expect(200);
    expire(own);
    assertUnanswered(bearer(second, key));
    LatchkeySystem third = gateway(latchkey.address(), key);
    assertUnanswered(bearer(third, key));
    assertUnanswered(bearer(third, key).with("Latchkey-Verifier", verifier()));
  }

  @Test
  void anotherServerInLatchkeysPlaceLetsNobodyIn() throws IOException {
    try (EchoService other = new EchoService()) {
      assertUnanswered(
          bearer(gateway(other.address(), verifier()), create(member, "invoice:read")));
      assertThat(other.requests()).isEqualTo(1);
    }
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void withoutLatchkeyNobodyIsLetIn() throws InterruptedException {
    String key = create(member, "invoice:read");
    bearer(gateway, key).get(INVOICE).expect(200);
    script.stop();
    assertUnanswered(bearer(gateway, key));
    assertUnanswered(gateway);
  }
}
