package io.latchkey.cli;

import io.latchkey.fixture.DeployedService;
import io.latchkey.fixture.RelyingService;
import io.latchkey.fixture.ScriptTest;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** The sample on WildFly, as it is delivered. */
@ScriptTest
@Tag("frameworks")
class InvoicesWildFlyFrameworkIT extends InvoicesChecks {
  @Override
  RelyingService start(Map<String, String> settings) throws IOException, InterruptedException {
    return DeployedService.onWildFly(RelyingService.sample("wildfly"), "invoices.war", settings);
  }
}
