package io.latchkey.cli;

import io.latchkey.api.ApiKeyResponse;
import io.latchkey.cli.Output.Column;
import java.util.List;

/** How a token is shown (token API 8.6). */
final class TokenText {
  static final List<Column<ApiKeyResponse>> COLUMNS =
      List.of(
          new Column<>("id", ApiKeyResponse::id),
          new Column<>("name", ApiKeyResponse::tokenName),
          new Column<>("scopes", key -> joined(key.scopes())),
          new Column<>(
              "allow list",
              key -> joined(key.allowList().stream().map(e -> e.type() + ":" + e.id()).toList())),
          new Column<>("last used", TokenText::lastUsed),
          new Column<>("expires at", key -> Output.time(key.expiresAt())),
          new Column<>("created at", key -> Output.time(key.createdAt())),
          new Column<>("owner", ApiKeyResponse::username));

  private TokenText() {}

  private static String joined(List<String> texts) {
    return String.join(", ", texts.stream().sorted().toList());
  }

  private static String lastUsed(ApiKeyResponse key) {
    return key.lastUsed().getEpochSecond() <= 0 ? "Never" : Output.time(key.lastUsed());
  }
}
