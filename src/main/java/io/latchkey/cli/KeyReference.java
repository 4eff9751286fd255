package io.latchkey.cli;

import io.latchkey.api.ApiKeyResponse;
import io.latchkey.client.LatchkeyClient;
import io.latchkey.client.RefusedException;
import io.latchkey.client.TokensFilter;

/**
 * What somebody calls a key: its name, its id, or the key itself (token API 8.6).
 *
 * @param text may be the key itself, so it never goes into a URL as it is
 */
record KeyReference(String text) {
  private static final String STEP = "fetch api key by name or id";
  private static final String WHOLE_KEY = "[0-9A-Za-z]{10}-[0-9A-Za-z]{22}";

  /** The key with that name, otherwise the one with that id. */
  ApiKeyResponse find(ServerClient server, LatchkeyClient client) {
    try {
      return server.ask(client, this::byName);
    } catch (RefusedException noSuchName) {
      String id = text.split("-", 2)[0];
      if (id.isEmpty()) {
        throw new Failure(STEP, noSuchName);
      }
      return server.ask(STEP, client, it -> it.tokens().viewById(id));
    }
  }

  /** A token's name may look like a key; such a name is looked up in the list. */
  private ApiKeyResponse byName(LatchkeyClient client) {
    if (!text.matches(WHOLE_KEY)) {
      return client.tokens().view(text);
    }
    return client.tokens().list(TokensFilter.own().withExpired(true)).stream()
        .filter(token -> token.tokenName().equals(text))
        .findFirst()
        .orElseGet(() -> client.tokens().viewById(text.split("-", 2)[0]));
  }

  /** Shows nothing: it may be a secret. */
  @Override
  public String toString() {
    return "KeyReference[…]";
  }
}
