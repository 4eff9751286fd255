package io.latchkey.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.latchkey.api.AllowListEntry;
import io.latchkey.api.CreateTokenRequest;
import io.latchkey.client.LatchkeyClient;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ScriptTest;
import io.latchkey.fixture.ServerScript;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server whose deployment declares resource types, restarted with other ones under live keys
 * (verification 1).
 */
@ScriptTest
class DeclaredTypesIT {

  private static final String TOKENS = "/api/v2/users/me/keys/tokens";
  private static final String LETTER = ", {\"name\":\"letter\",\"actions\":[{\"name\":\"read\"}]}";
  private static final String SHOP =
      """
      { "resource_types": [
        { "name": "invoice", "description": "Invoices of the billing service",
          "actions": [
            { "name": "read" },
            { "name": "pay", "description": "Release a payment", "roles": ["owner"] } ] }%s ] }
      """;

  private final Path file;
  private final ServerScript script;

  DeclaredTypesIT(@TempDir Path folder) throws IOException {
    file = folder.resolve("types.json");
    script =
        new ServerScript(
            folder.resolve("data"), Map.of("LATCHKEY_RESOURCE_TYPES", file.toString()));
    declare(LETTER);
  }

  private void declare(String more) throws IOException {
    Files.writeString(file, SHOP.formatted(more));
  }

  private static boolean may(LatchkeySystem caller, String action, String type, String id) {
    return caller
        .post(
            "/api/v2/authcheck",
            Map.of(
                "checks",
                Map.of(
                    "it",
                    Map.of(
                        "action",
                        action,
                        "object",
                        Map.of("resource_type", type, "resource_id", id)))))
        .expect(200)
        .json()
        .getBoolean("it");
  }

  private static String refusal(LatchkeySystem caller, String member, String value) {
    return caller.post(TOKENS, Map.of(member, List.of(value))).expect(400).detail();
  }

  @Test
  void typesAreUsedAndTakenAwayAndPutBackUnderLiveKeys() throws Exception {
    LatchkeySystem system = script.start();
    String session = Fixtures.ownerSession(system);
    LatchkeySystem owner = system.as(session);
    expectTheCatalogue(system);
    String key = create(system, session);
    LatchkeySystem token = system.as(key);
    LatchkeySystem byCommand = system.as(createByCommand(system, session));
    assertThat(may(byCommand, "read", "invoice", "INV-7")).isTrue();
    assertThat(may(byCommand, "read", "letter", "L-1")).isFalse();
    assertThat(may(token, "read", "invoice", "INV-7")).isTrue();
    assertThat(may(token, "read", "invoice", "inv-7")).isFalse();
    assertThat(may(token, "pay", "invoice", "INV-7")).isFalse();
    assertThat(may(token, "read", "letter", "any.thing~1")).isTrue();
    assertThat(may(owner, "pay", "invoice", "INV-8")).isTrue();
    assertThat(may(owner, "fly", "invoice", "INV-8")).isFalse();
    expectRefusals(owner, token);
    expectAgreement(system);

    script.stop();
    declare("");
    system = script.startAgain();
    owner = system.as(Fixtures.ownerSession(system));
    token = system.as(key);
    JsonObject listed = owner.get(TOKENS).expect(200).jsonArray().getJsonObject(0);
    assertThat(listed.getJsonArray("scopes").getValuesAs(JsonString::getString))
        .containsExactly("invoice:read", "letter:*", "user:read");
    assertThat(listed.getJsonArray("allow_list").toString())
        .contains("\"INV-7\"", "\"letter\"", "\"user\"");
    assertThat(may(token, "read", "invoice", "INV-7")).isTrue();
    assertThat(refusal(owner, "scopes", "letter:read"))
        .isEqualTo("invalid or unsupported API key scope: \"letter:read\"");
    assertThat(refusal(owner, "allow_list", "letter:L-1"))
        .isEqualTo("unknown resource type \"letter\"");
    expectAgreement(system);
    assertThat(script.log())
        .anyMatch(line -> line.contains("Another node declares other resource types (checksum "));

    script.stop();
    declare(LETTER);
    system = script.startAgain();
    assertThat(may(system.as(key), "read", "letter", "any.thing~1")).isTrue();
    script.stop();
  }

  private static void expectTheCatalogue(LatchkeySystem system) {
    JsonObject told = system.get("/api/v2/auth/scopes").expect(200).json();
    assertThat(told.getJsonArray("external").getValuesAs(JsonString::getString))
        .hasSize(51 + 5)
        .endsWith(
            "workspace:update",
            "invoice:read",
            "invoice:pay",
            "invoice:*",
            "letter:read",
            "letter:*");
    assertThat(told.getJsonArray("resource_types").getJsonObject(0).toString())
        .contains(
            "\"name\":\"invoice\"",
            "Invoices of the billing service",
            "Release a payment",
            "[\"owner\"]",
            "[\"member\"]");
  }

  private static String create(LatchkeySystem system, String session) {
    LatchkeyClient client = LatchkeyClient.at(system.address().toString()).build().as(session);
    assertThat(client.scopes()).contains("invoice:pay");
    return client
        .tokens()
        .create(
            CreateTokenRequest.named("shop")
                .withScopes(List.of("invoice:read", "letter:*", "user:read"))
                .withAllowList(
                    List.of(
                        new AllowListEntry("invoice", "INV-7"),
                        new AllowListEntry("letter", "*"),
                        new AllowListEntry("user", "*"))))
        .key();
  }

  private static String createByCommand(LatchkeySystem system, String session) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of("target", "latchkey").toAbsolutePath().toString(),
                "tokens",
                "create",
                "--url=" + system.address(),
                "--scope=invoice:read",
                "--allow=invoice:INV-7,user:*")
            .redirectErrorStream(true)
            .directory(Path.of("target").toFile());
    builder.environment().put("CODER_SESSION_TOKEN", session);
    Process command = builder.start();
    return new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  private static void expectRefusals(LatchkeySystem owner, LatchkeySystem token) {
    assertThat(refusal(owner, "allow_list", "*:INV-7"))
        .isEqualTo("invalid * ID (must be UUID): \"INV-7\"");
    assertThat(refusal(owner, "allow_list", "workspace:INV-7"))
        .isEqualTo("invalid workspace ID (must be UUID): \"INV-7\"");
    assertThat(refusal(owner, "allow_list", "invoice:a/b"))
        .isEqualTo("invalid invoice ID (must be 1 to 128 of A-Z a-z 0-9 . _ ~ -): \"a/b\"");
    assertThat(refusal(owner, "scopes", "invoice:void"))
        .isEqualTo("invalid or unsupported API key scope: \"invoice:void\"");
    String check =
        "{\"checks\":{\"k\":{\"action\":\"read\",\"object\":{\"resource_type\":\"invoice\",\"resource_id\":\"a b\"}}}}";
    assertThat(token.request("POST", "/api/v2/authcheck", check).expect(400).validations())
        .containsOnlyKeys("resource_id");
  }

  private static void expectAgreement(LatchkeySystem system) {
    JsonObject check =
        system
            .get("/health/ready")
            .expect(200)
            .json()
            .getJsonArray("checks")
            .getValuesAs(JsonObject.class)
            .get(1);
    assertThat(check.getString("name")).isEqualTo("resource_types");
    assertThat(check.getJsonObject("data").getBoolean("agree")).isTrue();
    assertThat(check.getJsonObject("data").getString("checksum")).matches("[0-9a-f]{64}");
  }

  @Test
  void aFileThatBreaksARuleStopsTheStartWithItsLine() throws IOException {
    declare(LETTER.replace("\"letter\"", "\"invoice\""));
    assertThatIllegalStateException()
        .isThrownBy(script::start)
        .withMessageContaining("LATCHKEY_RESOURCE_TYPES")
        .withMessageContaining("two types are named \"invoice\"");
  }
}
