package io.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionTest {

  @Test
  void everyPermissionIsWrittenAndReadAsTypeAndAction() {
    for (ResourceType type : ResourceType.all()) {
      for (String action : type.actions()) {
        Permission permission = new Permission(type, action);
        assertThat(permission).hasToString(type.name() + ":" + action);
        assertThat(Permission.parse(permission.toString())).isEqualTo(permission);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "api_key",
        "api_key:",
        ":read",
        "api_key:*",
        "*:*",
        "*:read",
        "api_key:start",
        "unknown:read",
        "API_KEY:read",
        " api_key:read",
        "api_key:read:x"
      })
  void unknownTypesAndActionsAreRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Permission.parse(text))
        .withMessage("unknown permission \"" + text + "\"");
    assertThat(Permission.find(text)).isEmpty();
  }

  @Test
  void noPermissionHasAnActionUnknownToItsType() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Permission(ResourceType.FILE, "delete"))
        .withMessage("unknown action \"delete\" of file");
  }

  @Test
  void theSamePermissionIsReadEveryTime() {
    assertThat(Permission.parse("api_key:read")).isSameAs(Permission.parse("api_key:read"));
  }
}
