package io.latchkey.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Messages to a client that reads slowly, or not at all. */
class OutboxTest {
  private final List<String> begun = new ArrayList<>();
  private final List<Consumer<Boolean>> ends = new ArrayList<>();
  private final Outbox outbox =
      new Outbox(
          (message, sent) -> {
            begun.add(message);
            ends.add(sent);
          });

  @Test
  void oneMessageIsOnItsWayAtATimeAndTheOrderIsKept() {
    assertThat(outbox.offer("a")).isTrue();
    assertThat(outbox.offer("b")).isTrue();
    assertThat(outbox.offer("c")).isTrue();
    assertThat(begun).containsExactly("a");
    ends.get(0).accept(true);
    assertThat(begun).containsExactly("a", "b");
    ends.get(1).accept(true);
    ends.get(2).accept(true);
    assertThat(begun).containsExactly("a", "b", "c");
    assertThat(outbox.offer("d")).isTrue();
    assertThat(begun).endsWith("d");
  }

  @Test
  void whoReadsNothingIsNotWrittenToForEver() {
    assertThat(outbox.offer("on its way")).isTrue();
    for (int i = 0; i < Outbox.MOST_WAITING; i++) {
      assertThat(outbox.offer("waits " + i)).isTrue();
    }
    assertThat(outbox.offer("one more")).isFalse();
    assertThat(begun).containsExactly("on its way");
  }

  @Test
  void afterAFailureNothingMoreIsSent() {
    assertThat(outbox.offer("a")).isTrue();
    assertThat(outbox.offer("b")).isTrue();
    ends.get(0).accept(false);
    assertThat(begun).containsExactly("a");
    assertThat(outbox.offer("c")).isFalse();
  }
}
