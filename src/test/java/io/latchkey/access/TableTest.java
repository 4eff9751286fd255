package io.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void rowsAreNamesWithOrWithoutValues() {
    assertThat(Table.rows("t", "# comment\n\n a = x, y \r\nb:c\n".lines()))
        .containsExactly(entry("a", List.of("x", "y")), entry("b:c", List.of()));
  }

  @Test
  void aNameThatIsThereTwiceIsRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Table.rows("t", "a\nb\na = x".lines()))
        .withMessage("t has a twice");
  }
}
