package io.latchkey.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.ContainerTest;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.MovableClock;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sockets on which nothing is said. */
@ContainerTest
class QuietSocketIT {
  @Inject MovableClock clock;
  @Inject Silence silence;

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void aSocketIsClosedOnceNothingWasSaidForTenMinutes() throws InterruptedException {
    Person member = Fixtures.newMember();
    String path = SocketClient.path(Fixtures.newTemplate());
    Map<String, String> key = Map.of("Coder-Session-Token", member.session());
    SocketClient silent = SocketClient.open(path, key);
    SocketClient talking = SocketClient.open(path, key);
    assertThat(silent.next()).contains("-1");
    assertThat(talking.next()).contains("-1");

    clock.advance(Silence.LONGEST.minusSeconds(1));
    talking.send("{\"id\":1}");
    assertThat(talking.next()).contains("1");
    silence.end();
    talking.send("{\"id\":2}");
    assertThat(talking.next()).contains("2");

    clock.advance(Duration.ofSeconds(2));
    silence.end();
    assertThat(silent.next()).isEqualTo("closed 1001");
    talking.send("{\"id\":3}");
    assertThat(talking.next()).contains("3");
    talking.close();
  }
}
