package io.latchkey.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.access.AllowList;
import io.latchkey.access.Caller;
import io.latchkey.access.Role;
import io.latchkey.access.ScopeSet;
import io.latchkey.api.ApiKeyResponse;
import io.latchkey.fixture.ContainerTest;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lists of live tokens read no expired rows, by what the databases themselves say. */
@ContainerTest
class QueryPlanIT {
  private static final int EXPIRED = 5_000;
  private static final int LIVE = 5;

  /** Rows read that are not keys of this test: users, the counters themselves, other keys. */
  private static final int OTHERS = 1_500;

  private static final Pattern SCANNED = Pattern.compile("scanCount: (\\d+)");
  private static final Pattern PARAMETER = Pattern.compile("\\?");

  @Inject Clock clock;
  @Inject KeyList keys;
  @Inject ListSql listing;

  @Resource(lookup = "jdbc/latchkey")
  DataSource database;

  private KeyRows rows;
  private UUID user;

  @BeforeEach
  void addManyExpiredAndFewLiveTokens() throws SQLException {
    rows = new KeyRows(database);
    user = rows.addUser();
    rows.addKeys("dead", EXPIRED, user, "token", clock.instant().minus(Duration.ofDays(1)));
    rows.addKeys("live", LIVE, user, "token", clock.instant().plus(Duration.ofDays(1)));
    rows.update("analyze table api_keys");
  }

  @AfterEach
  void removeThem() throws SQLException {
    rows.removeUser(user);
  }

  @Test
  void theListOfAUserReadsItsLiveTokensOnly() throws SQLException {
    readsTheIndexUpToTheLive("ApiKey.listOfUser", "api_keys_of_user");
    assertThat(rowsReadBy(() -> listed(false, false))).isLessThan(OTHERS + LIVE);
    assertThat(listed(false, false)).hasSize(LIVE);
    assertThat(listed(false, true)).hasSize(LIVE + EXPIRED);
  }

  @Test
  void theListOfEverybodyReadsLiveTokensOnly() throws SQLException {
    readsTheIndexUpToTheLive("ApiKey.listOfEverybody", "api_keys_of_all");
    assertThat(rowsReadBy(() -> listed(true, false))).isLessThan(OTHERS + LIVE);
    assertThat(listed(true, false)).filteredOn(key -> key.userId().equals(user)).hasSize(LIVE);
  }

  private List<ApiKeyResponse> listed(boolean everybody, boolean includeExpired) {
    List<ApiKeyResponse> found = new ArrayList<>();
    keys.tokens(owner(), user, everybody, includeExpired, found::add);
    return found;
  }

  private void readsTheIndexUpToTheLive(String query, String index) throws SQLException {
    boolean ofUser = query.equals("ApiKey.listOfUser");
    String sql = listing.of(query, ofUser ? user : null);
    assertThat(sql).containsPattern("expires_at>\\(?case when \\?");
    assertThat(PARAMETER.matcher(sql).results()).hasSize(ofUser ? 5 : 4);
    String plan = explain(sql, ofUser).toLowerCase(Locale.ROOT);
    assertThat(plan).contains(index);
    if (isMariaDb()) {
      assertThat(plan).containsPattern("\"access_type\": \"range\",[^}]*\"key\": \"" + index);
    } else if (isMySql()) {
      assertThat(plan).containsPattern("index range scan on \\S+ using " + index);
    } else {
      assertThat(plan).containsPattern(index + "[^*]*expires_at > ");
      assertThat(SCANNED.matcher(plan.replace("scancount", "scanCount")).results())
          .extracting(QueryPlanIT::number)
          .isNotEmpty()
          .allMatch(count -> count < OTHERS);
    }
  }

  private static long number(MatchResult scanned) {
    return Long.parseLong(scanned.group(1));
  }

  /** The plan, from executing the query with the values bound as Hibernate binds them. */
  private String explain(String sql, boolean ofUser) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                (isMariaDb() ? "analyze format=json " : "explain analyze ") + sql)) {
      int next = 1;
      if (ofUser) {
        statement.setBytes(next++, KeyRows.bytes(user));
      }
      statement.setString(next++, "token");
      statement.setBoolean(next++, false);
      bindTime(statement, next++, Instant.EPOCH);
      bindTime(statement, next, clock.instant());
      try (ResultSet plan = statement.executeQuery()) {
        List<String> lines = new ArrayList<>();
        while (plan.next()) {
          lines.add(plan.getString(1));
        }
        return String.join("\n", lines);
      }
    }
  }

  private static void bindTime(PreparedStatement statement, int index, Instant time)
      throws SQLException {
    Calendar utc = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
    statement.setTimestamp(index, Timestamp.from(time), utc);
  }

  /**
   * What MySQL and MariaDB count while the server itself lists; H2 counts nothing, but see the
   * plan.
   */
  private long rowsReadBy(Runnable list) throws SQLException {
    long before = rowsRead();
    list.run();
    return rowsRead() - before;
  }

  private long rowsRead() throws SQLException {
    if (!isMySql()) {
      return 0;
    }
    String status =
        "select sum(variable_value) from "
            + (isMariaDb() ? "information_schema" : "performance_schema")
            + ".global_status where variable_name in"
            + " ('Handler_read_key', 'Handler_read_next', 'Handler_read_prev',"
            + " 'Handler_read_first', 'Handler_read_rnd_next')";
    return ((Number) rows.ask(status).get(0)).longValue();
  }

  private boolean isMySql() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return connection.getMetaData().getDatabaseProductName().equals("MySQL");
    }
  }

  private boolean isMariaDb() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return connection.getMetaData().getDatabaseProductVersion().contains("MariaDB");
    }
  }

  private Caller owner() {
    return new Caller(
        user,
        "rows",
        Set.of(Role.OWNER),
        "0123456789",
        ScopeSet.ALL,
        AllowList.ANY,
        clock.instant().plus(Duration.ofDays(1)));
  }
}
