package io.latchkey.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.ServerTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The API and what OAuth clients call are two applications: neither has what the other has. */
@ServerTest
class OAuthAddressesIT {

  @Test
  void onlyTheseFourAddressesAreThere() {
    Asker service = Asker.create();
    List.of(
            "/oauth2/users",
            "/oauth2/buildinfo",
            "/oauth2/",
            "/oauth2",
            "/oauth2/revocations",
            "/oauth2/tokens")
        .forEach(
            path -> {
              assertThat(Fixtures.owner().get(path).expect(404).message())
                  .isEqualTo("Route not found.");
              Fixtures.owner().post(path).expect(404);
            });
    for (String path : List.of("/introspect", "/introspect/batch", "/revoke")) {
      service.calls().request("POST", "/api/v2" + path, "token=x").expect(404);
    }
    Fixtures.owner().get("/api/v2/verify").expect(404);
    Answer wrongMethod = service.calls().get(Asker.INTROSPECT).expect(405);
    assertThat(wrongMethod.json().getString("error")).isEqualTo("invalid_request");
    assertThat(wrongMethod.header("Allow").orElseThrow()).contains("POST");
  }
}
