package io.latchkey.revocation;

import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.LatchkeySystem;
import java.util.List;
import java.util.Map;

/**
 * A user with a key.
 *
 * @param path of the user, by id
 */
record Member(String path, String username, String key) {

  /** A new active one with these roles. */
  static Member madeBy(LatchkeySystem owner, String... roles) {
    String username = Fixtures.unique("u");
    Map<String, Object> wish =
        Map.of(
            "username",
            username,
            "email",
            username + "@example.com",
            "password",
            "correct-Horse-" + username,
            "user_status",
            "active",
            "organization_ids",
            List.of(Fixtures.DEFAULT_ORGANIZATION),
            "roles",
            List.of(roles));
    String id = owner.post("/api/v2/users", wish).expect(201).json().getString("id");
    String path = "/api/v2/users/" + id;
    String key = owner.post(path + "/keys").expect(201).json().getString("key");
    return new Member(path, username, key);
  }

  String keyPath() {
    return path + "/keys/" + key.substring(0, 10);
  }
}
