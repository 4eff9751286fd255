package io.latchkey.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.user.PasswordHash;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The commands for emergencies, on a database that no server uses. */
class RecoveryTest {
  private static final String URL =
      "jdbc:h2:mem:recovery-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
  private static final Map<String, String> ENVIRONMENT =
      Map.of("LATCHKEY_JDBC_URL", URL, "LATCHKEY_JDBC_USER", "sa", "LATCHKEY_JDBC_PASSWORD", "");
  private static final String NEW = "another-Horse-battery-8";

  private final InputStream standardInput = System.in;
  private String said = "";
  private Connection connection;

  @BeforeEach
  void makeTwoUsersWithTwoLiveKeysEachAndOneExpired() throws SQLException {
    connection = new TwoUsers(URL).make();
  }

  @AfterEach
  void close() throws SQLException {
    System.setIn(standardInput);
    connection.close();
  }

  @Test
  void aNewPasswordLetsAUserInAndDeletesTheKeys() throws SQLException {
    assertThat(run(NEW + "\n", "password", "OLGA")).isZero();
    assertThat(said).isEqualTo("latchkey: OLGA has a new password; 3 keys deleted\n");
    assertThat(PasswordHash.parse(ask("password_hash", "Olga")).matches(NEW)).isTrue();
    assertThat(ask("login_type", "Olga")).isEqualTo("password");
    assertThat(ask("status", "Olga")).isEqualTo("active");
    assertThat(ask("password_hash", "otto")).isNull();
    assertThat(keys("expires_at is not null")).isEqualTo(3);
    assertThat(auditRows("'user'", "{\"offline\":true,\"keys_deleted\":3}")).isOne();
  }

  @Test
  void aWeakPasswordChangesNothing() throws SQLException {
    assertThat(run("weak\n", "password", "olga")).isOne();
    assertThat(said).startsWith("latchkey: insecure password").doesNotContain("weak");
    assertThat(run("", "password", "olga")).isOne();
    assertThat(said).isEqualTo("latchkey: password must not be blank\n");
    assertThat(ask("password_hash", "Olga")).isNull();
    assertThat(ask("status", "Olga")).isEqualTo("suspended");
    assertThat(keys("expires_at is not null")).isEqualTo(6);
  }

  @Test
  void anUnknownUserIsNamed() throws SQLException {
    assertThat(run(NEW + "\n", "password", "nobody")).isOne();
    assertThat(said).isEqualTo("latchkey: there is no user nobody\n");
    assertThat(run("", "expire-keys", "nobody")).isOne();
    assertThat(said).isEqualTo("latchkey: there is no user nobody\n");
    connection.createStatement().execute("update users set deleted = true, username_key = null");
    assertThat(run("", "expire-keys", "olga")).isOne();
    assertThat(keys("expires_at > now()")).isEqualTo(4);
  }

  @Test
  void theKeysOfOneUserAreExpired() throws SQLException {
    assertThat(run("", "expire-keys", "olga")).isZero();
    assertThat(said).isEqualTo("latchkey: 2 keys expired\n");
    assertThat(keys("expires_at > dateadd(day, 1, now())")).isEqualTo(2);
    assertThat(keys("expires_at = timestamp '2020-01-01 00:00:00'")).isEqualTo(2);
  }

  @Test
  void theKeysOfEverybodyAreExpired() throws SQLException {
    assertThat(run("", "expire-keys", "--everybody")).isZero();
    assertThat(said).isEqualTo("latchkey: 4 keys expired\n");
    assertThat(auditRows("'api_key'", "{\"offline\":true,\"keys_expired\":2}")).isEqualTo(2);
    assertThat(keys("expires_at > dateadd(day, 1, now())")).isZero();
    assertThat(run("", "expire-keys", "--everybody")).isZero();
    assertThat(said).isEqualTo("latchkey: 0 keys expired\n");
  }

  @Test
  void anythingElseIsToldHowItIsUsed() throws SQLException {
    String[][] wrong = {{}, {"password"}, {"expire", "olga"}, {"password", "olga", NEW}};
    for (String[] arguments : wrong) {
      assertThat(run(NEW + "\n", arguments)).isOne();
      assertThat(said).startsWith("latchkey: usage: ");
    }
    assertThat(ask("password_hash", "Olga")).isNull();
  }

  @Test
  void aDatabaseThatIsNotThereIsSaidInOneLine() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream to = new PrintStream(err, true, UTF_8);
    Map<String, String> nowhere = Map.of("LATCHKEY_JDBC_URL", "jdbc:none:x");
    assertThat(Recovery.run(new String[] {"expire-keys", "olga"}, nowhere, to, to)).isOne();
    assertThat(err.toString(UTF_8)).startsWith("latchkey: the database cannot be changed: ");
    assertThat(err.toString(UTF_8).lines()).hasSize(1);
  }

  /** Runs a command; keeps what it wrote, wherever it did. */
  private int run(String input, String... arguments) {
    System.setIn(new ByteArrayInputStream(input.getBytes(UTF_8)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream to = new PrintStream(out, true, UTF_8);
    int exit = Recovery.run(arguments, ENVIRONMENT, to, to);
    said = out.toString(UTF_8).replace(System.lineSeparator(), "\n");
    return exit;
  }

  private String ask(String column, String username) throws SQLException {
    return first("select " + column + " from users where username = '" + username + "'");
  }

  private int keys(String condition) throws SQLException {
    return Integer.parseInt(first("select count(*) from api_keys where " + condition));
  }

  private int auditRows(String type, String fields) throws SQLException {
    return Integer.parseInt(
        first(
            "select count(*) from audit_log where sequence_number is null and user_id is null"
                + " and action = 'write' and resource_type = "
                + type
                + " and additional_fields = '"
                + fields
                + "'"));
  }

  private String first(String query) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getString(1);
    }
  }
}
