package io.latchkey.cli;

import io.latchkey.fixture.RelyingService;
import io.latchkey.fixture.ServerTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Spring Boot with its starter for resource servers. */
@ServerTest
class SpringFrameworkIT extends FrameworkChecks {
  SpringFrameworkIT() {
    super(Framework.SPRING);
  }

  @Override
  RelyingService start(String configuration) throws IOException, InterruptedException {
    RelyingService service = RelyingService.built("spring");
    Path folder = service.emptyFolder();
    Files.writeString(folder.resolve("application.properties"), configuration);
    service.start(
        folder,
        Map.of("SERVER_ADDRESS", "127.0.0.1", "SERVER_PORT", "" + service.port()),
        "Started Billing",
        List.of("java", "-jar", service.built().resolve("billing.jar").toString()));
    return service;
  }
}
