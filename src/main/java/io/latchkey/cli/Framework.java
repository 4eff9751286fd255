package io.latchkey.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A framework that can ask for a key by introspection, configured by a file of its name. */
enum Framework {
  WILDFLY,
  LIBERTY,
  QUARKUS,
  SPRING;

  /** Its configuration for a service that asks the server at this address with this token. */
  String configuration(URI server, VerifierToken token) {
    return template()
        .replace("LATCHKEY_URL", server.toString())
        .replace("CLIENT_ID", token.clientId())
        .replace("CLIENT_SECRET", token.clientSecret())
        .replace("HTTPS_REQUIRED", String.valueOf("https".equals(server.getScheme())));
  }

  /** The file, which the console and the guide show as well. */
  private String template() {
    String file = "services/" + name().toLowerCase(Locale.ROOT) + ".txt";
    try (InputStream text = Framework.class.getResourceAsStream(file)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
