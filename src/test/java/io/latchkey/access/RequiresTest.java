package io.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequiresTest {

  @Requires({"user:read", "api_key:create"})
  void operation() {}

  @Test
  void aFilterReadsThePermissionsOfAMethodInOrder() throws NoSuchMethodException {
    Requires requires =
        RequiresTest.class.getDeclaredMethod("operation").getAnnotation(Requires.class);
    assertThat(requires.value())
        .extracting(Permission::parse)
        .extracting(Permission::toString)
        .containsExactly("user:read", "api_key:create");
  }
}
