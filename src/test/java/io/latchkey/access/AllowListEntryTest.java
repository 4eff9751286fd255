package io.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The grammar of allow-list entries and its refusals (token API 6.2, D9). */
class AllowListEntryTest {

  private static final String ID = "8c3ab2a5-7a5c-4f8e-9d58-0a1b2c3d4e5f";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          *:*|*:*
          workspace:*|workspace:*
          *:8c3ab2a5-7a5c-4f8e-9d58-0a1b2c3d4e5f|*:8c3ab2a5-7a5c-4f8e-9d58-0a1b2c3d4e5f
          workspace:8C3AB2A5-7A5C-4F8E-9D58-0A1B2C3D4E5F|workspace:8c3ab2a5-7a5c-4f8e-9d58-0a1b2c3d4e5f
           workspace : * |workspace:*
           * : * |*:*
          api_key:8c3ab2a5-7a5c-4f8e-9d58-0a1b2c3d4e5f|api_key:8c3ab2a5-7a5c-4f8e-9d58-0a1b2c3d4e5f
          chat_project_memory:*|chat_project_memory:*
          user:00000000-0000-0000-0000-000000000000|user:00000000-0000-0000-0000-000000000000
          """)
  void textsAreReadTrimmedAndInLowerCase(String text, String canonical) {
    assertThat(AllowList.Entry.parse(text)).hasToString(canonical);
  }

  @Test
  void membersAreReadTrimmedAndInLowerCase() {
    AllowList.Entry entry =
        new AllowList.Entry("\ttemplate ", " 8C3AB2A5" + ID.substring(8) + "\n");
    assertThat(entry.type()).isEqualTo("template");
    assertThat(entry.id()).isEqualTo(ID);
    assertThat(entry).isEqualTo(AllowList.Entry.parse("template:" + ID));
  }

  @Test
  void everyTypeMayBeNamed() {
    assertThat(ResourceType.all())
        .allSatisfy(type -> assertThat(new AllowList.Entry(type.name(), "*").id()).isEqualTo("*"));
  }

  static Stream<String[]> badTexts() {
    return Stream.of(
        new String[][] {
          {"", "unknown resource type \"\""},
          {"*", "invalid * ID (must be UUID): \"\""},
          {"workspace", "invalid workspace ID (must be UUID): \"\""},
          {"workspace:", "invalid workspace ID (must be UUID): \"\""},
          {":" + ID, "unknown resource type \"\""},
          {" :" + ID, "unknown resource type \"\""},
          {"workspace: ", "invalid workspace ID (must be UUID): \"\""},
          {"nonsense:*", "unknown resource type \"nonsense\""},
          {" nonsense :*", "unknown resource type \"nonsense\""},
          {"Workspace:*", "unknown resource type \"Workspace\""},
          {"nonsense:x", "unknown resource type \"nonsense\""},
          {"workspace:x", "invalid workspace ID (must be UUID): \"x\""},
          {"workspace: X ", "invalid workspace ID (must be UUID): \"X\""},
          {"workspace:**", "invalid workspace ID (must be UUID): \"**\""},
          {"workspace:a:b", "invalid workspace ID (must be UUID): \"a:b\""},
          {"workspace:1-1-1-1-1", "invalid workspace ID (must be UUID): \"1-1-1-1-1\""},
          {"api_key:abcdefghij", "invalid api_key ID (must be UUID): \"abcdefghij\""},
          {"*:x", "invalid * ID (must be UUID): \"x\""},
          {"user:{" + ID + "}", "invalid user ID (must be UUID): \"{" + ID + "}\""},
          {
            "user:" + ID.replace("-", ""),
            "invalid user ID (must be UUID): \"" + ID.replace("-", "") + "\""
          },
        });
  }

  @ParameterizedTest
  @MethodSource("badTexts")
  void otherTextsAreRefused(String text, String message) {
    assertThatIllegalArgumentException().isThrownBy(() -> asked(text)).withMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          ''|*|unknown resource type ""
          workspace|''|invalid workspace ID (must be UUID): ""
          workspace|  |invalid workspace ID (must be UUID): ""
            |*|unknown resource type ""
          nonsense|*|unknown resource type "nonsense"
          workspace:|*|unknown resource type "workspace:"
          workspace|x|invalid workspace ID (must be UUID): "x"
          template|workspace|invalid template ID (must be UUID): "workspace"
          """)
  void otherMembersAreRefused(String type, String id, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Catalogue.BUILT_IN.entry(type, id))
        .withMessage(message);
  }

  private static AllowList.Entry asked(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? Catalogue.BUILT_IN.entry(text, "")
        : Catalogue.BUILT_IN.entry(text.substring(0, colon), text.substring(colon + 1));
  }
}
