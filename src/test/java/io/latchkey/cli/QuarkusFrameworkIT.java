package io.latchkey.cli;

import io.latchkey.fixture.RelyingService;
import io.latchkey.fixture.ServerTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Quarkus with quarkus-oidc. */
@ServerTest
class QuarkusFrameworkIT extends FrameworkChecks {
  QuarkusFrameworkIT() {
    super(Framework.QUARKUS);
  }

  @Override
  RelyingService start(String configuration) throws IOException, InterruptedException {
    RelyingService service = RelyingService.built("quarkus");
    Path folder = service.emptyFolder();
    Files.createDirectory(folder.resolve("config"));
    Files.writeString(folder.resolve("config/application.properties"), configuration);
    service.start(
        folder,
        Map.of("QUARKUS_HTTP_HOST", "127.0.0.1", "QUARKUS_HTTP_PORT", "" + service.port()),
        "Listening on: http",
        List.of("java", "-jar", service.built().resolve("quarkus-app/quarkus-run.jar").toString()));
    return service;
  }
}
