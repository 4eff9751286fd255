package io.latchkey.cli;

import io.latchkey.fixture.RelyingService;
import io.latchkey.fixture.ScriptTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** The sample's sources on Quarkus. */
@ScriptTest
@Tag("frameworks")
class InvoicesQuarkusFrameworkIT extends InvoicesChecks {
  @Override
  RelyingService start(Map<String, String> settings) throws IOException, InterruptedException {
    RelyingService service = RelyingService.sampleBuiltBy("quarkus");
    Path built = service.build();
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", "" + service.port());
    service.start(
        service.emptyFolder(),
        environment,
        "Listening on: http",
        List.of("java", "-jar", built.resolve("quarkus-app/quarkus-run.jar").toString()));
    return service;
  }
}
