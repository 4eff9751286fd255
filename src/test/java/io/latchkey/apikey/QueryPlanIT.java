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

/**
 * The lists of live tokens read no expired rows, and no page reads the whole list, by what the
 * databases themselves say.
 */
@ContainerTest
class QueryPlanIT {
  private static final int EXPIRED = 5_000;
  private static final int LIVE = 5;

  /** As small a part of these few rows as a page of 1,000 is of a long list. */
  private static final int PAGE = 100;

  /** Rows read that are not keys of this test: users, the counters themselves, other keys. */
  private static final int OTHERS = 1_500;

  private static final Pattern SCANNED = Pattern.compile("scancount: (\\d+)");
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

  @Test
  void theFollowingPagesReadNoMoreThanTheyShow() throws SQLException {
    continuesInTheIndex("ApiKey.listOfUserAfter", "api_keys_of_user_by_age");
    continuesInTheIndex("ApiKey.listOfEverybodyAfter", "api_keys_of_all_by_age");
  }

  @Test
  void pagesFollowOneAnotherWithoutAGapThoughAllAreOfOneTime() {
    assertThat(listed(false, true))
        .extracting(ApiKeyResponse::id)
        .doesNotHaveDuplicates()
        .isSorted()
        .hasSize(LIVE + EXPIRED);
  }

  private List<ApiKeyResponse> listed(boolean everybody, boolean includeExpired) {
    List<ApiKeyResponse> found = new ArrayList<>();
    keys.tokens(owner(), user, everybody, includeExpired, found::add);
    return found;
  }

  private void readsTheIndexUpToTheLive(String query, String index) throws SQLException {
    boolean ofUser = query.equals("ApiKey.listOfUser");
    String sql = listing.of(query, ofUser ? user : null, null);
    assertThat(sql).containsPattern("expires_at>\\(?case when \\?");
    String plan = explain(sql, values(false, ofUser, null));
    assertThat(plan).contains(index);
    if (isMariaDb()) { // which finds the index of ends alone as good when few keys live
      assertThat(plan)
          .containsPattern(
              "\"access_type\": \"range\",[^}]*\"key\": \"(" + index + "|api_keys_expired)\"");
    } else if (isMySql()) {
      assertThat(plan).containsPattern("index range scan on \\S+ using " + index + ' ');
    } else {
      assertThat(plan).containsPattern(index + "[^*]*expires_at > ");
      scansLessThan(OTHERS, plan);
    }
  }

  /** The pages that follow the first of a list of everything, from its middle on. */
  private void continuesInTheIndex(String query, String index) throws SQLException {
    boolean ofUser = query.contains("OfUser");
    Instant after = clock.instant().minus(Duration.ofDays(2));
    String sql = listing.of(query, ofUser ? user : null, after);
    String plan = explain(sql, values(true, ofUser, after));
    assertThat(plan).contains(index);
    if (isMySql()) {
      assertThat(plan).doesNotContain("sort");
    } else {
      assertThat(plan).contains("index sorted");
      scansLessThan(2 * PAGE, plan);
    }
  }

  private static void scansLessThan(long rows, String plan) {
    assertThat(SCANNED.matcher(plan).results())
        .extracting(QueryPlanIT::number)
        .isNotEmpty()
        .allMatch(count -> count < rows);
  }

  /** The parameters in the order of the query. */
  private List<Object> values(boolean includeExpired, boolean ofUser, Instant after) {
    List<Object> values =
        new ArrayList<>(List.of(includeExpired, Instant.EPOCH, clock.instant(), includeExpired));
    if (ofUser) {
      values.add(KeyRows.bytes(user));
    }
    values.add("token");
    if (after != null) {
      values.addAll(List.of(after, after, ""));
    }
    values.add(PAGE);
    return values;
  }

  private static long number(MatchResult scanned) {
    return Long.parseLong(scanned.group(1));
  }

  /** The plan in lower case, from executing the query with values bound as Hibernate binds them. */
  private String explain(String sql, List<Object> values) throws SQLException {
    assertThat(PARAMETER.matcher(sql).results()).hasSize(values.size());
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                (isMariaDb() ? "analyze format=json " : "explain analyze ") + sql)) {
      for (int i = 0; i < values.size(); i++) {
        if (values.get(i) instanceof Instant time) {
          bindTime(statement, i + 1, time);
        } else {
          statement.setObject(i + 1, values.get(i));
        }
      }
      try (ResultSet plan = statement.executeQuery()) {
        List<String> lines = new ArrayList<>();
        while (plan.next()) {
          lines.add(plan.getString(1));
        }
        return String.join("\n", lines).toLowerCase(Locale.ROOT);
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
