package io.latchkey.cli;

import io.latchkey.fixture.RelyingService;
import io.latchkey.fixture.ScriptTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** WildFly with a token realm of Elytron's. */
@ScriptTest
@Tag("frameworks")
class WildFlyFrameworkIT extends FrameworkChecks {
  @Override
  RelyingService service(Path home) throws IOException, InterruptedException {
    String configuration = keys.configuration(home, Framework.WILDFLY);
    RelyingService service = RelyingService.of("wildfly");
    Path built = service.build();
    Path server = service.unpackedServer();
    Path commands = server.resolve("latchkey.cli");
    Files.writeString(commands, "embed-server --std-out=echo\n" + configuration);
    service.run(server, List.of("bin/jboss-cli.sh", "--file=" + commands));
    Files.copy(built.resolve("billing.war"), server.resolve("standalone/deployments/billing.war"));
    service.startWildFly(server, Map.of());
    return service;
  }
}
