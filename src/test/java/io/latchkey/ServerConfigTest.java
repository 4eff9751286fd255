package io.latchkey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code server-config} and the container's entrypoint decide before a server starts. */
class ServerConfigTest {

  private static final Path FOLDER = Path.of("server-config");
  private static final String SCRIPT =
      """
      here=server-config/payara-micro
      . "$here/common.bash"
      answers() { true; } # whatever the host
      database=mysql
      find_java
      configure_database "$DATA"
      printf '%s' "${LATCHKEY_JDBC_URL#*\\?}"
      """;

  private final Map<String, String> environment = new HashMap<>();

  @TempDir Path data;

  /** Files that only have to exist. */
  @BeforeEach
  void prepare() throws IOException {
    for (String name :
        List.of("payara-micro.jar", "h2.jar", "mysql-connector-j.jar", "latchkey.war")) {
      Files.createFile(data.resolve(name));
    }
    environment.put("LATCHKEY_SERVER_LIB", data.toString());
    environment.put("LATCHKEY_WAR", data.resolve("latchkey.war").toString());
    environment.put("LATCHKEY_WORK", data.resolve("work").toString());
    environment.put("DATA", data.toString());
  }

  /** The exit status, and both outputs. */
  private String run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return process.waitFor() + " " + said;
  }

  private String optionsFor(String server) throws IOException, InterruptedException {
    environment.put("LATCHKEY_DATABASE_URL", "mysql://olga:secret@" + server);
    return run("bash", "-c", SCRIPT);
  }

  @ParameterizedTest
  @CsvSource({
    "payara-micro/mysql.asadmin, ':sslMode=VERIFY_IDENTITY:'",
    "open-liberty/mysql.xml, 'name=\"latchkey.jdbc.ssl.mode\" defaultValue=\"VERIFY_IDENTITY\"'",
    "wildfly/mysql.cli, 'sslMode:add(value=\"${env.LATCHKEY_JDBC_SSL_MODE:VERIFY_IDENTITY}\")'"
  })
  void everyPoolVerifiesWhoTheDatabaseIs(String file, String option) throws IOException {
    assertThat(Files.readString(FOLDER.resolve(file)))
        .contains(option)
        .doesNotContain("sslMode=PREFERRED,", "sslMode=\"PREFERRED")
        .doesNotContainPattern("[:,\" ]allowPublicKeyRetrieval=\"?true[\":,]");
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:3306/latchkey, sslMode=PREFERRED&allowPublicKeyRetrieval=true",
    "localhost/latchkey, sslMode=PREFERRED&allowPublicKeyRetrieval=true",
    "[::1]/latchkey?sslMode=DISABLED, sslMode=DISABLED&allowPublicKeyRetrieval=true",
    "db.example/latchkey, sslMode=VERIFY_IDENTITY",
    "127.0.0.1.example/latchkey, sslMode=VERIFY_IDENTITY",
    "192.0.2.4/latchkey?useSSL=false, useSSL=false&sslMode=VERIFY_IDENTITY",
    "db.example/latchkey?socketTimeout=9&sslmode=verify_ca, socketTimeout=9&sslmode=verify_ca"
  })
  void onlyOnThisMachineIsTheDatabaseTakenForWhatItSays(String server, String options)
      throws IOException, InterruptedException {
    assertThat(optionsFor(server)).isEqualTo("0 " + options);
  }

  @ParameterizedTest
  @CsvSource({
    "db.example/latchkey?sslMode=PREFERRED, sslMode=PREFERRED",
    "db.example/latchkey?SSLMODE=Preferred, sslMode=PREFERRED",
    "db.example/latchkey?allowPublicKeyRetrieval=true, allowPublicKeyRetrieval"
  })
  void whatWouldTellAStrangerThePasswordIsRefused(String server, String named)
      throws IOException, InterruptedException {
    assertThat(optionsFor(server))
        .matches("1 latchkey: .*" + named + " .*db\\.example.*\n")
        .doesNotContain("secret");
  }

  @Test
  void anAuthorityOfOnesOwnIsTheOnlyOneTrusted() throws IOException, InterruptedException {
    Path server = Files.createDirectory(data.resolve("server"));
    assertThat(run("docker/mysql-certificate", "mysql", server.toString(), data.toString()))
        .isEqualTo("0 ");
    environment.put("LATCHKEY_DATABASE_CA_FILE", data.resolve("ca.pem").toString());
    String store = data.resolve("database-ca.p12").toString();
    assertThat(optionsFor("mysql/latchkey"))
        .isEqualTo(
            "0 trustCertificateKeyStoreUrl=file:"
                + store
                + "&trustCertificateKeyStoreType=PKCS12&trustCertificateKeyStorePassword=latchkey"
                + "&fallbackToSystemTrustStore=false&sslMode=VERIFY_IDENTITY");
    assertThat(Path.of(store)).isNotEmptyFile();
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing.pem", "latchkey.war"})
  void anAuthorityThatCannotBeReadIsSaidInOneLine(String file)
      throws IOException, InterruptedException {
    environment.put("LATCHKEY_DATABASE_CA_FILE", data.resolve(file).toString());
    assertThat(optionsFor("mysql/latchkey"))
        .matches("1 latchkey: LATCHKEY_DATABASE_CA_FILE, .*" + file + ", .*\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"server-config/payara-micro/run --database mysql", "docker/entrypoint"})
  void nothingStartsWithThePasswordOfAnExample(String command)
      throws IOException, InterruptedException {
    String[] words = command.split(" ", -1);
    environment.put("LATCHKEY_DATABASE_URL", "mysql://latchkey:change%2Dme@127.0.0.1:1/latchkey");
    String said = words.length == 1 ? run(words) : runWithData(words);
    assertThat(said).matches("1 latchkey: the password .*, change-me: .*\n");
  }

  private String runWithData(String... words) throws IOException, InterruptedException {
    return run(words[0], words[1], words[2], "--data", data.toString(), "--port", "1");
  }
}
