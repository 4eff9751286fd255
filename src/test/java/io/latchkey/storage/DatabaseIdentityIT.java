package io.latchkey.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.latchkey.fixture.DatabaseServer;
import io.latchkey.fixture.ScriptTest;
import io.latchkey.fixture.ServerScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A database must prove who it is to whoever names an authority. The server has the certificate
 * that {@code docker/mysql-certificate} makes, for {@code localhost}; {@code recover} stands for
 * all that connect with what {@code common.bash} decides.
 */
@ScriptTest
@Tag("mysql")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseIdentityIT {

  private static final String CONNECTED = "Table 'latchkey_test.users' doesn't exist";
  private static final String NOT_VERIFIED = "1 latchkey: .*its identity cannot be verified: .*";

  private Path folder;
  private Path stranger;
  private Path authority;
  private DatabaseServer server;

  @BeforeAll
  void startWithTheCertificate(@TempDir Path folder) throws Exception {
    this.folder = folder;
    server = DatabaseServer.start(folder.resolve("mysql"));
    stranger = folder.resolve("mysql/db/ca.pem");
    assumeTrue(Files.exists(stranger), "MariaDB has no certificate to begin with");
    Path made = Files.createDirectory(folder.resolve("made"));
    authority = made.resolve("ca.pem");
    Process script =
        new ProcessBuilder(
                "docker/mysql-certificate", "localhost", made.toString(), made.toString())
            .inheritIO()
            .start();
    assertThat(script.waitFor()).isZero();
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set global ssl_ca = '%s'".formatted(authority));
      statement.execute("set global ssl_cert = '%s'".formatted(made.resolve("server-cert.pem")));
      statement.execute("set global ssl_key = '%s'".formatted(made.resolve("server-key.pem")));
      statement.execute("alter instance reload tls");
    }
  }

  @AfterAll
  void stop() throws Exception {
    server.stop();
  }

  /** Through the command; the authorities of that file are trusted, or with null Java's. */
  private String connect(String host, String option, Path trusted)
      throws IOException, InterruptedException {
    return ServerScript.on(
            server.url().replace("127.0.0.1", host) + option,
            trusted == null ? Map.of() : Map.of("LATCHKEY_DATABASE_CA_FILE", trusted.toString()),
            folder.resolve("data"))
        .recover("", "expire-keys", "olga");
  }

  @Test
  void itIsKnownByAuthorityAndHost() throws IOException, InterruptedException {
    assertThat(connect("localhost", "", authority)).endsWith(CONNECTED);
  }

  @Test
  void aCertificateForAnotherHostIsRefused() throws IOException, InterruptedException {
    assertThat(connect("127.0.0.1", "", authority)).matches(NOT_VERIFIED);
  }

  @Test
  void whoAsksForTheAuthorityOnlyGetsIn() throws IOException, InterruptedException {
    assertThat(connect("127.0.0.1", "?sslMode=VERIFY_CA", authority)).endsWith(CONNECTED);
  }

  @Test
  void aCertificateOfAnotherAuthorityIsRefused() throws IOException, InterruptedException {
    assertThat(connect("localhost", "", stranger)).matches(NOT_VERIFIED);
  }

  @Test
  void onThisMachineItIsTakenForWhatItSays() throws IOException, InterruptedException {
    assertThat(connect("127.0.0.1", "", null)).endsWith(CONNECTED);
  }
}
