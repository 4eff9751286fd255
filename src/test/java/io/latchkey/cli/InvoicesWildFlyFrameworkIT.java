package io.latchkey.cli;

import io.latchkey.fixture.RelyingService;
import io.latchkey.fixture.ScriptTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** The sample on WildFly, as it is delivered. */
@ScriptTest
@Tag("frameworks")
class InvoicesWildFlyFrameworkIT extends InvoicesChecks {
  @Override
  RelyingService start(Map<String, String> settings) throws IOException, InterruptedException {
    RelyingService service = RelyingService.sample("wildfly");
    Path built = service.build();
    Path server = service.unpackedServer();
    Files.copy(built.resolve("invoices.war"), server.resolve("standalone/deployments/ROOT.war"));
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("JAVA_OPTS", "-Xmx512m -Djava.net.preferIPv4Stack=true");
    service.start(
        server,
        environment,
        "WFLYSRV0025",
        List.of(
            "bin/standalone.sh",
            "-Djboss.bind.address=127.0.0.1",
            "-Djboss.bind.address.management=127.0.0.1",
            "-Djboss.http.port=" + service.port(),
            "-Djboss.https.port=0",
            "-Djboss.management.http.port=0"));
    return service;
  }
}
