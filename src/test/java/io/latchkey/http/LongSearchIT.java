package io.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import java.util.Collections;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches of many lengths, each of which would be another query to prepare and to remember. */
@ServerTest
class LongSearchIT {

  private static final int MOST_TERMS = 20;

  @ParameterizedTest
  @ValueSource(strings = {"users", "audit", "workspaces"})
  void aSearchOfMoreThanTwentyTermsIsRefusedWithoutAQuery(String list) {
    LatchkeySystem owner = Fixtures.owner();
    String known = list.equals("audit") ? "action:create" : "a";
    for (int terms = 1; terms <= 60; terms++) {
      String search = String.join("+", Collections.nCopies(terms, known));
      Answer answer = owner.get("/api/v2/" + list + "?limit=1&q=" + search);
      if (terms <= MOST_TERMS) {
        answer.expect(200);
      } else {
        assertThat(answer.expect(400).validations())
            .containsOnly(entry("q", "Query has more than 20 terms"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"users", "audit", "workspaces"})
  void aSearchOfMoreThan1024CharactersIsRefused(String list) {
    Answer answer = Fixtures.owner().get("/api/v2/" + list + "?limit=1&q=" + "a".repeat(1_025));
    assertThat(answer.expect(400).validations())
        .containsOnly(entry("q", "Query has more than 1024 characters"));
  }
}
