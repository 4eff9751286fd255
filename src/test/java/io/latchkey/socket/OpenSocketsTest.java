package io.latchkey.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The room for sockets, and who leaves it unused. */
class OpenSocketsTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final UUID user = UUID.randomUUID();
  private final List<ParametersSocket> ended = new ArrayList<>();
  private final OpenSockets sockets = new OpenSockets();

  @BeforeEach
  void begin() {
    itIs(Duration.ZERO);
  }

  @SuppressWarnings("UnnecessaryAssignment") // nobody injects here
  private void itIs(Duration later) {
    sockets.clock = Clock.fixed(START.plus(later), ZoneOffset.UTC);
  }

  /** One that notes that it is asked to close. */
  private ParametersSocket socket() {
    return new ParametersSocket() {
      @Override
      void endSilence() {
        ended.add(this);
      }
    };
  }

  @Test
  void onlySocketsOnWhichNothingWasSaidForLongAreClosed() {
    ParametersSocket silent = socket();
    ParametersSocket talking = socket();
    assertThat(sockets.begin(user, silent)).isTrue();
    assertThat(sockets.begin(user, talking)).isTrue();
    itIs(Silence.LONGEST);
    sockets.hear(talking);
    sockets.endSilent(Silence.LONGEST);
    assertThat(ended).as("at the limit").isEmpty();
    itIs(Silence.LONGEST.plusMillis(1));
    sockets.endSilent(Silence.LONGEST);
    assertThat(ended).containsExactly(silent);
  }

  @Test
  void aSocketGivesItsRoomBackOnceHoweverOftenItEnds() {
    List<ParametersSocket> open = new ArrayList<>();
    for (int i = 0; i < OpenSockets.MOST_OF_A_USER; i++) {
      open.add(socket());
      assertThat(sockets.begin(user, open.get(i))).isTrue();
    }
    assertThat(sockets.begin(user, socket())).isFalse();
    sockets.end(user, open.get(0));
    sockets.end(user, open.get(0));
    sockets.hear(open.get(0));
    sockets.end(user, open.get(0));
    assertThat(sockets.begin(user, socket())).isTrue();
    assertThat(sockets.hasRoomFor(user)).isFalse();
    assertThat(sockets.begin(user, socket())).isFalse();
  }
}
