package io.latchkey.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.latchkey.access.DeclaredType;
import io.latchkey.access.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The file of resource types: what it says, and what is told of each rule broken (verification 1).
 */
class ResourceTypesTest {

  private static final String SETTING = "LATCHKEY_RESOURCE_TYPES";
  private static final String INVOICES =
      """
      { "resource_types": [
        { "name": "invoice", "description": "Invoices of the billing service",
          "actions": [
            { "name": "read" },
            { "name": "pay", "description": "Release a payment", "roles": ["owner", "auditor"] }
          ] } ] }
      """;

  private static Settings read(String value) {
    return SampleSettings.with(Map.of(SETTING, value));
  }

  private static String reason(String value) {
    return assertThatExceptionOfType(InvalidSettingsException.class)
        .isThrownBy(() -> read(value))
        .actual()
        .getMessage();
  }

  private static String types(String types) {
    return "{\"resource_types\":[" + types + "]}";
  }

  private static String actions(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> "{\"name\":\"a" + number + "\"}")
        .collect(Collectors.joining(","));
  }

  private static String manyTypes(int count) {
    return types(
        IntStream.range(0, count)
            .mapToObj(number -> "{\"name\":\"t" + number + "\",\"actions\":[{\"name\":\"read\"}]}")
            .collect(Collectors.joining(",")));
  }

  @Test
  void nothingIsDeclaredByDefault() {
    assertThat(SampleSettings.defaults().catalogue().declaredTypes()).isEmpty();
    assertThat(SampleSettings.defaults().introspectAllowLists()).isTrue();
    assertThat(read("{\"resource_types\":[]}").catalogue().declaredTypes()).isEmpty();
  }

  @Test
  void theTextAndTheFileSayTheSame(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("types.json"), INVOICES);
    List<DeclaredType> expected =
        List.of(
            new DeclaredType(
                "invoice",
                "Invoices of the billing service",
                List.of(
                    new DeclaredType.Action("read", "", Set.of(Role.MEMBER)),
                    new DeclaredType.Action(
                        "pay", "Release a payment", Set.of(Role.OWNER, Role.AUDITOR)))));
    assertThat(read(INVOICES).catalogue().declaredTypes()).isEqualTo(expected);
    assertThat(read(file.toString()).catalogue().declaredTypes()).isEqualTo(expected);
  }

  @Test
  void asMuchAsIsAllowedIsRead() {
    assertThat(read(manyTypes(64)).catalogue().declaredTypes()).hasSize(64);
    String longest = "a" + "_9".repeat(15) + "z";
    assertThat(
            read(types("{\"name\":\"" + longest + "\",\"actions\":[" + actions(32) + "]}"))
                .catalogue()
                .scopeNames())
        .contains(longest + ":a31", longest + ":*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "workspace",
        "api_key",
        "chat_project_memory",
        "coder",
        "all",
        "application_connect"
      })
  void aNameThatIsTakenIsRefused(String name) {
    assertThat(reason(types("{\"name\":\"" + name + "\",\"actions\":[{\"name\":\"read\"}]}")))
        .isEqualTo(SETTING + ": line 1, resource_types[0]: the name \"" + name + "\" is taken");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Invoice",
        "9a",
        "_a",
        "in-voice",
        "in voice",
        "rechnungä",
        "a:b",
        "*",
        "a23456789012345678901234567890123"
      })
  void aNameOfOtherCharactersIsRefusedForTypesAndActions(String name) {
    assertThat(reason(types("{\"name\":\"" + name + "\",\"actions\":[{\"name\":\"read\"}]}")))
        .startsWith(SETTING + ": line 1, resource_types[0]: the name \"" + name + "\" must be");
    assertThat(reason(types("{\"name\":\"invoice\",\"actions\":[{\"name\":\"" + name + "\"}]}")))
        .startsWith(
            SETTING + ": line 1, resource_types[0].actions[0]: the name \"" + name + "\" must be");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {                                                         | line 1: this is not JSON
          {"resource_types":[                                       | line 1: this is not JSON
          {"resource_types":[}                                      | line 1: this is not JSON
          {"resource_types":[]} x                                   | line 1: this is not JSON
          {}                                                        | line 1: "resource_types" is missing
          {"resource_types":{}}                                     | line 1, resource_types: it must be an array
          {"resource_types":[],"more":1}                            | line 1, more: there is no such member here
          {"resource_types":[],"resource_types":[]}                 | line 1, resource_types: it is there twice
          {"resource_types":["invoice"]}                            | line 1, resource_types[0]: it must be an object
          {"resource_types":[null]}                                 | line 1, resource_types[0]: it must be an object
          {"resource_types":[{"actions":[]}]}                       | line 1, resource_types[0]: "name" is missing
          {"resource_types":[{"name":"x"}]}                         | line 1, resource_types[0]: "actions" is missing
          {"resource_types":[{"name":7,"actions":[]}]}              | line 1, resource_types[0].name: it must be a string
          {"resource_types":[{"name":"x","actions":[]}]}            | line 1, resource_types[0]: the type "x" must have 1 to 32 actions, not 0
          {"resource_types":[{"name":"x","actions":"read"}]}        | line 1, resource_types[0].actions: it must be an array
          {"resource_types":[{"name":"x","actions":["read"]}]}      | line 1, resource_types[0].actions[0]: it must be an object
          {"resource_types":[{"name":"x","label":"X","actions":[]}]} | line 1, resource_types[0].label: there is no such member here
          {"resource_types":[{"name":"x","description":null,"actions":[]}]} | line 1, resource_types[0].description: it must be a string
          {"resource_types":[{"name":"x","actions":[{"name":"a","role":"owner"}]}]}    | line 1, resource_types[0].actions[0].role: there is no such member here
          {"resource_types":[{"name":"x","actions":[{"name":"a","roles":"owner"}]}]}   | line 1, resource_types[0].actions[0].roles: it must be an array
          {"resource_types":[{"name":"x","actions":[{"name":"a","roles":[]}]}]}        | line 1, resource_types[0].actions[0].roles: no role is named; leave it out if everybody may do it
          {"resource_types":[{"name":"x","actions":[{"name":"a","roles":["boss"]}]}]}  | line 1, resource_types[0].actions[0].roles[0]: there is no role "boss"
          {"resource_types":[{"name":"x","actions":[{"name":"a"},{"name":"a"}]}]}      | line 1, resource_types[0]: two actions are named "a"
          {"resource_types":[{"name":"x","actions":[{"name":"a"}]},{"name":"x","actions":[{"name":"a"}]}]} | line 1, resource_types: two types are named "x"
          """)
  void eachRuleBrokenIsToldWithItsPlace(String text, String reason) {
    assertThat(reason(text)).isEqualTo(SETTING + ": " + reason);
  }

  @Test
  void tooManyAreRefused() {
    assertThat(reason(manyTypes(65))).endsWith("there are 65 types; at most 64 are allowed");
    assertThat(reason(types("{\"name\":\"x\",\"actions\":[" + actions(33) + "]}")))
        .endsWith("the type \"x\" must have 1 to 32 actions, not 33");
    assertThat(reason("{\"resource_types\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}"))
        .startsWith(SETTING + ": ");
  }

  @Test
  void theLineIsTold(@TempDir Path folder) throws IOException {
    String wrong = INVOICES.replace("\"owner\"", "\"boss\"");
    String place = "line 5, resource_types[0].actions[1].roles[0]: there is no role \"boss\"";
    assertThat(reason(wrong)).isEqualTo(SETTING + ": " + place);
    Path file = Files.writeString(folder.resolve("types.json"), wrong);
    assertThat(reason(file.toString())).isEqualTo(SETTING + ": " + file + ", " + place);
    Files.writeString(file, INVOICES.replace("\"pay\",", "\"pay\""));
    assertThat(reason(file.toString()))
        .isEqualTo(SETTING + ": " + file + ", line 5: this is not JSON");
  }

  @Test
  void aFileThatCannotBeReadIsNamed(@TempDir Path folder) throws IOException {
    Path none = folder.resolve("none.json");
    assertThat(reason(none.toString()))
        .isEqualTo(SETTING + ": " + none + " cannot be read: NoSuchFileException");
    assertThat(reason(folder.toString())).startsWith(SETTING + ": " + folder + " cannot be read: ");
    Path latin =
        Files.write(
            folder.resolve("latin.json"),
            types("{\"name\":\"ä\"}").getBytes(StandardCharsets.ISO_8859_1));
    assertThat(reason(latin.toString()))
        .isEqualTo(SETTING + ": " + latin + " is not written in UTF-8");
    Path large = Files.write(folder.resolve("large.json"), new byte[(1 << 20) + 1]);
    assertThat(reason(large.toString()))
        .isEqualTo(SETTING + ": " + large + ", the file has more than 1048576 bytes");
    assertThat(reason("a\u0000b")).startsWith(SETTING + ": ");
  }
}
