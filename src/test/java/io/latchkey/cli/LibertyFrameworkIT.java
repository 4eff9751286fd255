package io.latchkey.cli;

import io.latchkey.fixture.RelyingService;
import io.latchkey.fixture.ServerTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Open Liberty with its OpenID Connect client for keys that are presented to it. */
@ServerTest
class LibertyFrameworkIT extends FrameworkChecks {
  LibertyFrameworkIT() {
    super(Framework.LIBERTY);
  }

  @Override
  RelyingService start(String configuration) throws IOException, InterruptedException {
    RelyingService service = RelyingService.built("open-liberty");
    Path server = service.unpackedServer();
    Path folder = server.resolve("usr/servers/billing");
    Path more = Files.createDirectories(folder.resolve("configDropins/defaults"));
    Files.writeString(more.resolve("latchkey.xml"), configuration);
    Files.copy(service.sources().resolve("server.xml"), folder.resolve("server.xml"));
    Path applications = Files.createDirectory(folder.resolve("apps"));
    Files.copy(service.built().resolve("billing.war"), applications.resolve("billing.war"));
    service.start(
        server,
        Map.of(),
        "CWWKF0011I",
        List.of("bin/server", "run", "billing", "--", "--http.port=" + service.port()));
    return service;
  }
}
