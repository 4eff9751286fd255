package io.latchkey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.RelyingService;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a framework makes of keys with nothing but the configuration that the command line prints,
 * or with the client (verification 7). The service asks for the scope {@code invoice:read}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FrameworkChecks {
  @RegisterExtension static final InvoiceKeys keys = new InvoiceKeys();

  private static final String INVOICE = "/invoices/INV-7";

  private RelyingService service;

  /**
   * The running service, which may verify keys.
   *
   * @param home of the command line
   */
  abstract RelyingService service(Path home) throws IOException, InterruptedException;

  @BeforeAll
  void start(@TempDir Path home) throws IOException, InterruptedException {
    service = service(home);
  }

  @AfterAll
  void stop() throws IOException {
    if (service != null) {
      service.stop();
    }
  }

  private Answer view(String key) {
    return service.calls().with("Authorization", "Bearer " + key).get(INVOICE);
  }

  @Test
  void aKeyWithTheScopeIsLetIn() {
    String body = "INV-7 for " + keys.username();
    assertThat(view(keys.create("invoice:read")).expect(200).body()).isEqualTo(body);
    String several = keys.create("api_key:read", "invoice:read", "workspace:read");
    assertThat(view(several).expect(200).body()).isEqualTo(body);
  }

  @Test
  void aKeyWithoutTheScopeIsForbidden() {
    view(keys.create("workspace:read")).expect(403);
    view(keys.create("invoice:pay", "workspace:read")).expect(403);
  }

  @Test
  void nobodyIsLetInWithoutAKey() {
    service.calls().get(INVOICE).expect(401);
    view("0123456789-0123456789abcdefABCDEF").expect(401);
  }

  @Test
  void aKeyThatWasLetInIsRefusedOnceItIsExpired() {
    String key = keys.create("invoice:read");
    view(key).expect(200);
    keys.expire(key);
    view(key).expect(401);
  }
}
