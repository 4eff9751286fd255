package io.latchkey.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.ServerTest;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a gateway is told about several keys (verification 3). */
@ServerTest
class IntrospectionBatchIT {

  private static Asker service;
  private static Person member;

  @BeforeAll
  static void makePeople() {
    service = Asker.create();
    member = Fixtures.newMember();
  }

  @Test
  void severalKeysAreDescribedInTheirOrder() {
    String key = Asker.token(member, "workspace:read");
    Answer answer =
        service
            .calls()
            .with("Content-Type", "application/json")
            .request(
                "POST",
                Asker.INTROSPECT + "/batch",
                "{\"tokens\":[\"x\",\"%s\",null,\"%s\"]}".formatted(key, member.session()))
            .expect(200);
    List<JsonObject> results = answer.json().getJsonArray("results").getValuesAs(JsonObject.class);
    assertThat(results).hasSize(4);
    assertThat(results.get(0).toString()).isEqualTo("{\"active\":false}");
    assertThat(results.get(1).getString("client_id")).isEqualTo(Asker.id(key));
    assertThat(results.get(2).toString()).isEqualTo("{\"active\":false}");
    assertThat(results.get(3).getString("client_id")).isEqualTo(Asker.id(member.session()));
  }

  @Test
  void aBatchHasOneToAHundred() {
    for (int size : new int[] {1, 100}) {
      String tokens =
          "\"" + member.session() + "\"" + (",\"" + member.session() + "\"").repeat(size - 1);
      Answer answer = batch("{\"tokens\":[" + tokens + "]}").expect(200);
      assertThat(answer.json().getJsonArray("results")).hasSize(size);
    }
    for (String body :
        List.of(
            "{\"tokens\":[]}",
            "{}",
            "",
            "null",
            "[]",
            "{\"tokens\":\"x\"}",
            "{\"tokens\":[1]}",
            "{\"tokens\":[{}]}",
            "{\"tokens\":[\"x\"" + ",\"x\"".repeat(100) + "]}",
            "token=x")) {
      Answer answer = batch(body).expect(400);
      assertThat(answer.json().getString("error")).as(body).isEqualTo("invalid_request");
    }
  }

  private static Answer batch(String body) {
    return service
        .calls()
        .with("Content-Type", "application/json")
        .request("POST", Asker.INTROSPECT + "/batch", body);
  }
}
