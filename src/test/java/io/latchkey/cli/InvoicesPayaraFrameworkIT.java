package io.latchkey.cli;

import io.latchkey.fixture.RelyingService;
import io.latchkey.fixture.ScriptTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** The sample on Payara Micro. */
@ScriptTest
@Tag("frameworks")
class InvoicesPayaraFrameworkIT extends InvoicesChecks {
  private static final Path SERVER = Path.of("target", "server").toAbsolutePath();
  private static final Path CONFIGURATION =
      Path.of("server-config", "payara-micro").toAbsolutePath();

  @Override
  RelyingService start(Map<String, String> settings) throws IOException, InterruptedException {
    RelyingService service = RelyingService.sample("payara-micro");
    Path built = service.build();
    Path folder = service.emptyFolder();
    service.start(
        folder,
        settings,
        "ready in ",
        List.of(
            "java",
            "-Xmx512m",
            "-jar",
            SERVER.resolve("payara-micro.jar").toString(),
            "--rootdir",
            folder.resolve("server").toString(),
            "--nohazelcast",
            "--prebootcommandfile",
            CONFIGURATION.resolve("listener.asadmin").toString(),
            "--postdeploycommandfile",
            CONFIGURATION.resolve("open.asadmin").toString(),
            "--port",
            "" + service.port(),
            "--contextroot",
            "/",
            "--deploy",
            built.resolve("invoices.war").toString()));
    return service;
  }
}
