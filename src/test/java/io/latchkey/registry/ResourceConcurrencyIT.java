package io.latchkey.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;

/**
 * Many at once: names stay unique, nothing is made for what is being deleted, nobody sees a fault.
 */
@ServerTest
class ResourceConcurrencyIT {
  private static final String TEMPLATES = "/api/v2/organizations/default/templates";
  private static final int AT_ONCE = 12;

  private final LatchkeySystem owner = Fixtures.owner();
  private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
  private final CyclicBarrier together = new CyclicBarrier(AT_ONCE);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private List<Answer> atOnce(IntFunction<Answer> request) throws Exception {
    List<Callable<Answer>> attempts = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      int number = i;
      attempts.add(
          () -> {
            together.await();
            return request.apply(number);
          });
    }
    List<Answer> answers = new ArrayList<>();
    for (Future<Answer> one : threads.invokeAll(attempts)) {
      answers.add(one.get());
    }
    return answers;
  }

  private static long count(List<Answer> answers, int status) {
    return answers.stream().filter(answer -> answer.status() == status).count();
  }

  @RepeatedTest(3)
  void ofManyTemplatesOfOneNameOneIsMade() throws Exception {
    String name = Fixtures.unique("race");
    List<Answer> answers = atOnce(i -> owner.post(TEMPLATES, Map.of("name", name)));
    assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
    assertThat(count(answers, 201)).isEqualTo(1);
  }

  @RepeatedTest(3)
  void ofManyWorkspacesOfOneNameOneIsMade() throws Exception {
    Map<String, String> body =
        Map.of("name", Fixtures.unique("race"), "template_id", Fixtures.newTemplate());
    LatchkeySystem member = Fixtures.newMember().calls();
    List<Answer> answers = atOnce(i -> member.post("/api/v2/users/me/workspaces", body));
    assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
    assertThat(count(answers, 201)).isEqualTo(1);
  }

  @RepeatedTest(5)
  void aTemplateIsDeletedOnlyWhenNoWorkspaceIsMadeFromItMeanwhile() throws Exception {
    String template = Fixtures.newTemplate();
    List<Person> members = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      members.add(Fixtures.newMember());
    }
    List<Answer> answers =
        atOnce(
            i ->
                i == 0
                    ? owner.delete("/api/v2/templates/" + template)
                    : create(members.get(i).calls(), "/api/v2/users/me/workspaces", template));
    long made = count(answers, 201);
    assertThat(answers.get(0).status()).isEqualTo(made > 0 ? 400 : 200);
    assertThat(answers.subList(1, AT_ONCE))
        .extracting(Answer::status)
        .containsOnly(made > 0 ? 201 : 404);
  }

  private static Answer create(LatchkeySystem caller, String path, String template) {
    return caller.post(path, Map.of("name", Fixtures.unique("w"), "template_id", template));
  }

  @RepeatedTest(5)
  void aUserIsDeletedOnlyWhenNoWorkspaceIsMadeForItMeanwhile() throws Exception {
    String template = Fixtures.newTemplate();
    Person user = Fixtures.newMember();
    List<Answer> answers =
        atOnce(
            i ->
                i == 0
                    ? owner.delete(user.path())
                    : create(owner, user.path() + "/workspaces", template));
    long made = count(answers, 201);
    assertThat(answers.get(0).status()).isEqualTo(made > 0 ? 417 : 200);
    assertThat(made).isEqualTo(made > 0 ? AT_ONCE - 1 : 0);
  }

  @RepeatedTest(3)
  void buildsAreNumberedWithoutGapsAndOnlyOneDeletes() throws Exception {
    Person user = Fixtures.newMember();
    String path =
        "/api/v2/workspaces/" + Fixtures.newWorkspace(user, Fixtures.newTemplate()).getString("id");
    List<Answer> starts =
        atOnce(i -> user.calls().post(path + "/builds", Map.of("transition", "start")));
    assertThat(starts)
        .extracting(answer -> answer.expect(201).json().getInt("build_number"))
        .doesNotHaveDuplicates();
    JsonObject latest = user.calls().get(path).expect(200).json().getJsonObject("latest_build");
    assertThat(latest.getInt("build_number")).isEqualTo(AT_ONCE + 1);
    List<Answer> deletions =
        atOnce(i -> user.calls().post(path + "/builds", Map.of("transition", "delete")));
    assertThat(deletions).extracting(Answer::status).containsOnly(201, 404);
    assertThat(count(deletions, 201)).isEqualTo(1);
  }

  @RepeatedTest(3)
  void renamesToEachOthersNamesAreNoFault() throws Exception {
    Person user = Fixtures.newMember();
    String template = Fixtures.newTemplate();
    JsonObject one = Fixtures.newWorkspace(user, template);
    JsonObject two = Fixtures.newWorkspace(user, template);
    List<Answer> answers =
        atOnce(
            i ->
                user.calls()
                    .patch(
                        "/api/v2/workspaces/" + (i % 2 == 0 ? one : two).getString("id"),
                        Map.of("name", (i % 2 == 0 ? two : one).getString("name"))));
    assertThat(answers).extracting(Answer::status).containsOnly(409);
  }

  @RepeatedTest(5)
  void templatesThatTakeEachOthersNamesAreNoFault() throws Exception {
    String[] names = {Fixtures.unique("swap"), Fixtures.unique("swap")};
    List<String> paths = new ArrayList<>();
    for (String name : names) {
      JsonObject made = owner.post(TEMPLATES, Map.of("name", name)).expect(201).json();
      paths.add("/api/v2/templates/" + made.getString("id"));
    }
    List<Answer> answers =
        atOnce(i -> owner.patch(paths.get(i % 2), Map.of("name", names[(i + 1) % 2])));
    assertThat(answers).extracting(Answer::status).containsOnly(409);
  }
}
