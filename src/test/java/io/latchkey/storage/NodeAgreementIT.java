package io.latchkey.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.DatabaseServer;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ScriptTest;
import io.latchkey.fixture.ServerScript;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one MySQL whose files of resource types differ (verification 1). */
@ScriptTest
@Tag("mysql")
class NodeAgreementIT {

  private static final String WARNING = "Another node declares other resource types";

  private static Map<String, String> declaring(String type) {
    return Map.of(
        "LATCHKEY_RESOURCE_TYPES",
        "{\"resource_types\":[{\"name\":\"" + type + "\",\"actions\":[{\"name\":\"read\"}]}]}");
  }

  private static JsonObject data(LatchkeySystem node) {
    JsonObject ready = node.get("/health/ready").expect(200).json();
    assertThat(ready.getString("status")).isEqualTo("UP");
    return ready.getJsonArray("checks").getJsonObject(1).getJsonObject("data");
  }

  /** After one of everything, services ask again what their keys are good for. */
  private static int revocationsOfEverything(DatabaseServer database) throws SQLException {
    String query = "select count(*) from revocation_log where key_id is null and user_id is null";
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getInt(1);
    }
  }

  @Test
  @Timeout(300)
  void nodesThatDeclareOtherTypesSayBothChecksumsAndStayReady(@TempDir Path folder)
      throws Exception {
    DatabaseServer database = DatabaseServer.start(folder.resolve("database"));
    ServerScript one = ServerScript.on(database.url(), declaring("invoice"), folder.resolve("one"));
    ServerScript same =
        ServerScript.on(database.url(), declaring("invoice"), folder.resolve("same"));
    LatchkeySystem first = one.start();
    LatchkeySystem second = same.start();
    String agreed = data(first).getString("checksum");
    assertThat(data(second).getString("checksum")).isEqualTo(agreed);
    assertThat(data(second).getBoolean("agree")).isTrue();
    assertThat(same.log()).noneMatch(line -> line.contains(WARNING));
    // Also of one that agrees with the last: between two starts an old one may have answered.
    assertThat(revocationsOfEverything(database)).isEqualTo(2);
    same.stop();

    ServerScript other = same.with(declaring("letter"));
    LatchkeySystem third = other.start();
    assertThat(revocationsOfEverything(database)).isEqualTo(3);
    String differing = data(third).getString("checksum");
    assertThat(differing).isNotEqualTo(agreed);
    assertThat(other.log())
        .anyMatch(
            line -> line.contains(WARNING) && line.contains(agreed) && line.contains(differing));
    JsonObject seen = data(first);
    while (seen.getBoolean("agree")) {
      seen = data(first);
    }
    assertThat(seen.getString("latest")).isEqualTo(differing);
    assertThat(one.log()).anyMatch(line -> line.contains(WARNING) && line.contains(differing));
    other.stop();
    one.stop();
    database.stop();
  }
}
