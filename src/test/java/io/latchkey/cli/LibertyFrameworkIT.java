package io.latchkey.cli;

import io.latchkey.fixture.RelyingService;
import io.latchkey.fixture.ScriptTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** Open Liberty with its OpenID Connect client for keys that are presented to it. */
@ScriptTest
@Tag("frameworks")
class LibertyFrameworkIT extends FrameworkChecks {
  @Override
  RelyingService service(Path home) throws IOException, InterruptedException {
    String configuration = keys.configuration(home, Framework.LIBERTY);
    RelyingService service = RelyingService.of("open-liberty");
    Path built = service.build();
    Path server = service.unpackedServer();
    service.run(server, List.of("bin/server", "create", "billing"));
    Path folder = server.resolve("usr/servers/billing");
    Path more = Files.createDirectories(folder.resolve("configDropins/defaults"));
    Files.writeString(more.resolve("latchkey.xml"), configuration);
    Files.copy(
        service.sources().resolve("server.xml"),
        folder.resolve("server.xml"),
        StandardCopyOption.REPLACE_EXISTING);
    Files.copy(built.resolve("billing.war"), folder.resolve("apps/billing.war"));
    service.start(
        server,
        Map.of(),
        "CWWKF0011I",
        List.of("bin/server", "run", "billing", "--", "--http.port=" + service.port()));
    return service;
  }
}
