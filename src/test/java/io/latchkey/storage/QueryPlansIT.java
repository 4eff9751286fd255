package io.latchkey.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.ContainerTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Hibernate remembers of queries stays small, however many different ones are asked. */
@ContainerTest
class QueryPlansIT {

  private static final int MOST = 256;

  @Inject RememberedPlans remembered;

  @Test
  void callersCannotFillTheMemoryWithPlans() {
    remembered.askDifferently(3 * MOST);
    Map<String, Integer> caches = remembered.sizes();
    assertThat(caches).hasSize(2);
    assertThat(caches.values()).allMatch(size -> size <= MOST);
  }
}
