package io.latchkey.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Many at once (token API 4.3): the database decides, and nobody sees a fault. */
@ServerTest
class ConcurrencyIT {

  private static final String KEYS = "/api/v2/users/me/keys";
  private static final String TOKENS = KEYS + "/tokens";
  private static final int AT_ONCE = 24;

  private final LatchkeySystem owner = Fixtures.owner();
  private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
  private final CyclicBarrier together = new CyclicBarrier(AT_ONCE);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private List<Answer> atOnce(Callable<Answer> request) throws Exception {
    Callable<Answer> attempt =
        () -> {
          together.await();
          return request.call();
        };
    List<Answer> answers = new ArrayList<>();
    for (Future<Answer> one : threads.invokeAll(Collections.nCopies(AT_ONCE, attempt))) {
      answers.add(one.get());
    }
    return answers;
  }

  @RepeatedTest(3)
  void ofTwentyFourCreationsOfOneNameOneSucceeds() throws Exception {
    String name = Fixtures.unique("race");
    List<Answer> answers = atOnce(() -> owner.post(TOKENS, Map.of("token_name", name)));
    assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 409)
        .hasSize(AT_ONCE - 1)
        .extracting(Answer::message)
        .containsOnly("A token with name \"" + name + "\" already exists.");
    assertThat(owner.get(TOKENS + "/" + name).expect(200).json().getString("token_name"))
        .isEqualTo(name);
  }

  @Test
  void tokensWithoutANameAllGetOneOfTheirOwn() throws Exception {
    assertThat(atOnce(() -> owner.post(TOKENS, Map.of())))
        .allSatisfy(answer -> answer.expect(201))
        .extracting(answer -> answer.json().getString("key"))
        .doesNotHaveDuplicates();
  }

  @Test
  void aFirstUseByManyAtOnceIsNoFault() throws Exception {
    String key = owner.post(TOKENS, Map.of()).expect(201).json().getString("key");
    LatchkeySystem program = LatchkeySystem.underTest().as(key);
    assertThat(atOnce(() -> program.get("/api/v2/users/me")))
        .allSatisfy(answer -> answer.expect(200));
  }

  @Test
  void aKeyIsDeletedOnce() throws Exception {
    String key = owner.post(TOKENS, Map.of()).expect(201).json().getString("key");
    List<Answer> answers = atOnce(() -> owner.delete(KEYS + "/" + key.substring(0, 10)));
    assertThat(answers).extracting(Answer::status).isSubsetOf(204, 404).contains(204);
    owner.get(KEYS + "/" + key.substring(0, 10)).expect(404);
  }

  @Test
  void aKeyIsExpiredWhileItIsUsedAndStaysSo() throws Exception {
    String key = owner.post(TOKENS, Map.of()).expect(201).json().getString("key");
    LatchkeySystem program = LatchkeySystem.underTest().as(key);
    String expire = KEYS + "/" + key.substring(0, 10) + "/expire";
    AtomicInteger request = new AtomicInteger();
    assertThat(
            atOnce(
                () ->
                    request.getAndIncrement() % 2 == 0
                        ? owner.put(expire)
                        : program.get("/api/v2/users/me")))
        .extracting(Answer::status)
        .isSubsetOf(200, 204, 401)
        .contains(204);
    program.get("/api/v2/users/me").expect(401);
  }
}
