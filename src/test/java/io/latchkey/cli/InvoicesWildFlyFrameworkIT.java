package io.latchkey.cli;

import io.latchkey.fixture.RelyingService;
import io.latchkey.fixture.ScriptTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** The sample on WildFly, as it is delivered. */
@ScriptTest
@Tag("frameworks")
class InvoicesWildFlyFrameworkIT extends InvoicesChecks {
  @Override
  RelyingService start(Map<String, String> settings) throws IOException, InterruptedException {
    return start(RelyingService.sample("wildfly"), "invoices.war", settings);
  }

  /** The same for any WAR. */
  static RelyingService start(RelyingService service, String war, Map<String, String> settings)
      throws IOException, InterruptedException {
    Path built = service.build();
    Path server = service.unpackedServer();
    Files.copy(built.resolve(war), server.resolve("standalone/deployments/ROOT.war"));
    service.startWildFly(server, settings);
    return service;
  }
}
