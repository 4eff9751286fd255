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

/** The sample on Open Liberty, with the {@code server.xml} beside it. */
@ScriptTest
@Tag("frameworks")
class InvoicesLibertyFrameworkIT extends InvoicesChecks {
  @Override
  RelyingService start(Map<String, String> settings) throws IOException, InterruptedException {
    RelyingService service = RelyingService.sample("open-liberty");
    Path built = service.build();
    Path server = service.unpackedServer();
    service.run(server, List.of("bin/server", "create", "invoices"));
    Path folder = server.resolve("usr/servers/invoices");
    Files.copy(
        service.sources().resolve("open-liberty/server.xml"),
        folder.resolve("server.xml"),
        StandardCopyOption.REPLACE_EXISTING);
    Files.copy(Path.of("target", "server", "h2.jar"), folder.resolve("h2.jar"));
    Files.copy(built.resolve("invoices.war"), folder.resolve("apps/invoices.war"));
    service.start(
        server,
        settings,
        "CWWKF0011I",
        List.of("bin/server", "run", "invoices", "--", "--http.port=" + service.port()));
    return service;
  }
}
