package io.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** In the architecture page's table, each package is on the floor on which its imports put it. */
class ImportTableTest {

  @Test
  void aPackageLiesOneFloorAboveTheHighestThatItImports() {
    Map<String, Set<String>> imports = ImportTable.read();
    Map<String, Integer> floors = ImportTable.floors();
    assertThat(imports).hasSizeGreaterThan(10);
    imports.forEach(
        (name, imported) ->
            assertThat(floors.get(name))
                .as("floor of %s", name)
                .isEqualTo(1 + imported.stream().mapToInt(floors::get).max().orElse(0)));
  }
}
