package io.latchkey.cli;

import io.latchkey.fixture.RelyingService;
import io.latchkey.fixture.ScriptTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** Spring Boot with its starter for resource servers. */
@ScriptTest
@Tag("frameworks")
class SpringFrameworkIT extends FrameworkChecks {
  @Override
  RelyingService service(Path home) throws IOException, InterruptedException {
    String configuration = keys.configuration(home, Framework.SPRING);
    RelyingService service = RelyingService.of("spring");
    Path built = service.build();
    Path folder = service.emptyFolder();
    Files.writeString(folder.resolve("application.properties"), configuration);
    service.start(
        folder,
        Map.of("SERVER_ADDRESS", "127.0.0.1", "SERVER_PORT", "" + service.port()),
        "Started Billing",
        List.of("java", "-jar", built.resolve("billing.jar").toString()));
    return service;
  }
}
