package io.latchkey.cli;

import io.latchkey.fixture.DeployedService;
import io.latchkey.fixture.RelyingService;
import io.latchkey.fixture.ScriptTest;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** The sample on Payara Micro. */
@ScriptTest
@Tag("frameworks")
class InvoicesPayaraFrameworkIT extends InvoicesChecks {
  @Override
  RelyingService start(Map<String, String> settings) throws IOException, InterruptedException {
    return DeployedService.onPayaraMicro(
        RelyingService.sample("payara-micro"), "invoices.war", settings);
  }
}
