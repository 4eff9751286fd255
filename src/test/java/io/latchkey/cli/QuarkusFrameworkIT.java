package io.latchkey.cli;

import io.latchkey.fixture.RelyingService;
import io.latchkey.fixture.ScriptTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** Quarkus with quarkus-oidc. */
@ScriptTest
@Tag("frameworks")
class QuarkusFrameworkIT extends FrameworkChecks {
  @Override
  RelyingService service(Path home) throws IOException, InterruptedException {
    String configuration = keys.configuration(home, Framework.QUARKUS);
    RelyingService service = RelyingService.of("quarkus");
    Path built = service.build();
    Path folder = service.emptyFolder();
    Files.createDirectory(folder.resolve("config"));
    Files.writeString(folder.resolve("config/application.properties"), configuration);
    service.start(
        folder,
        Map.of("QUARKUS_HTTP_HOST", "127.0.0.1", "QUARKUS_HTTP_PORT", "" + service.port()),
        "Listening on: http",
        List.of("java", "-jar", built.resolve("quarkus-app/quarkus-run.jar").toString()));
    return service;
  }
}
