package io.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever says that a request is answered, and however often: its end is not done twice. */
class AnswerEndTest {

  private final List<String> done = new ArrayList<>();
  private final AnswerEnd end = new AnswerEnd(null, null);

  @Test
  void stepsAreDoneOnceTheLatestFirst() {
    end.does(() -> done.add("first"));
    end.does(() -> done.add("second"));
    end.does(() -> done.add("third"));
    end.doLatest();
    assertThat(done).containsExactly("third");
    end.returned();
    end.onComplete(null);
    end.returned();
    assertThat(done).containsExactly("third", "second", "first");
  }

  @Test
  void aStepThatFailsDoesNotKeepTheOthersFromBeingDone() {
    end.does(() -> done.add("first"));
    end.does(
        () -> {
          throw new IllegalStateException("recycled");
        });
    assertThatThrownBy(end::returned).hasMessage("recycled");
    assertThat(done).containsExactly("first");
  }
}
