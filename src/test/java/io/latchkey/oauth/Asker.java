package io.latchkey.oauth;

import io.latchkey.api.Form;
import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A service that asks about keys, with a token of a user with the role {@code verifier}.
 *
 * @param key its token
 */
record Asker(String key) {

  static final String INTROSPECT = "/oauth2/introspect";

  /** A new user with a token of the scope that is needed. */
  static Asker create() {
    return new Asker(token(Fixtures.newUser("verifier"), "api_key:introspect"));
  }

  /** A new token of that user's. */
  static String token(Person user, String scopes, String... allowList) {
    Map<String, Object> wish = new HashMap<>();
    wish.put("scopes", List.of(scopes.split(",")));
    wish.put("allow_list", List.of(allowList));
    wish.put("token_name", Fixtures.unique("t"));
    return user.calls()
        .post(user.path() + "/keys/tokens", wish)
        .expect(201)
        .json()
        .getString("key");
  }

  static String id(String key) {
    return key.substring(0, 10);
  }

  static String secret(String key) {
    return key.substring(11);
  }

  static String basic(String id, String secret) {
    String text = id + ":" + secret;
    return "Basic "
        + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Without a credential. */
  static LatchkeySystem anybody() {
    return LatchkeySystem.underTest().with("Content-Type", Form.TYPE);
  }

  /** With HTTP Basic. */
  LatchkeySystem calls() {
    return anybody().with("Authorization", basic(id(key), secret(key)));
  }

  Answer ask(String token) {
    return calls().request("POST", INTROSPECT, "token=" + encoded(token));
  }

  boolean isActive(String token) {
    return ask(token).expect(200).json().getBoolean("active");
  }
}
