package io.latchkey.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Once it is answered that a key is expired, no request with it is let in, however busy the server
 * was in that moment. Databases that keep what a query read have to be told: H2 gave back the live
 * row in half of the rounds, and then for as long as nobody wrote.
 */
@ServerTest
class ExpiryHoldsIT {

  private static final String KEYS = "/api/v2/users/me/keys";
  private static final int ROUNDS = Integer.getInteger("latchkey.test.expiries", 40);
  private static final int AT_ONCE = 8;
  private static final int AFTERWARDS = 5;

  private final LatchkeySystem owner = Fixtures.owner();
  private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);

  private volatile boolean expired;

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void noRequestIsLetInAfterTheExpiryIsAnswered() throws Exception {
    List<Integer> letIn = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      if (isLetInAfterItsExpiry()) {
        letIn.add(round);
      }
    }
    assertThat(letIn).as("rounds, of " + ROUNDS + ", in which the key worked on").isEmpty();
  }

  private boolean isLetInAfterItsExpiry() throws Exception {
    expired = false;
    String key = owner.post(KEYS + "/tokens", Map.of()).expect(201).json().getString("key");
    LatchkeySystem program = LatchkeySystem.underTest().as(key);
    Callable<Boolean> uses = () -> isLetInTooLate(program);
    List<Future<Boolean>> users =
        Collections.nCopies(AT_ONCE, uses).stream().map(threads::submit).toList();
    owner.put(KEYS + "/" + key.substring(0, 10) + "/expire").expect(204);
    expired = true;
    boolean letIn = false;
    for (Future<Boolean> user : users) {
      letIn |= user.get();
    }
    return letIn;
  }

  /** Sends requests until some have begun after the expiry was answered. */
  private boolean isLetInTooLate(LatchkeySystem program) {
    for (int late = 0; late < AFTERWARDS; ) {
      boolean mustBeRefused = expired;
      int status = program.get("/api/v2/users/me").status();
      if (mustBeRefused && status != 401) {
        return true;
      }
      late += mustBeRefused ? 1 : 0;
    }
    return false;
  }
}
