package io.latchkey.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.apikey.ApiKey;
import io.latchkey.audit.AuditRow;
import io.latchkey.user.User;
import jakarta.persistence.Column;
import jakarta.persistence.Table;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The commands for emergencies write SQL, for no server runs then: the tables and columns in it are
 * those of the entities.
 */
class RecoveryColumnsTest {
  private static final Path SOURCE =
      Path.of("src", "main", "java", "io", "latchkey", "recovery", "OfflineDatabase.java");
  private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern TABLE = Pattern.compile("\\b(?:from|update|into) (\\w+)");
  private static final Pattern COLUMN =
      Pattern.compile("(\\w+) [=>] |select (\\w+) from|by (\\w+)");
  private static final Pattern INSERTED = Pattern.compile("into \\w+ \\(([^)]*)\\)");

  @Test
  void statementsNameTablesAndColumnsOfTheEntities() throws IOException {
    Map<String, Set<String>> mapped =
        List.of(User.class, ApiKey.class, AuditRow.class).stream()
            .collect(
                Collectors.toMap(
                    entity -> entity.getAnnotation(Table.class).name(),
                    RecoveryColumnsTest::columns));
    Set<String> tables = new HashSet<>();
    for (String sql : statements()) {
      Matcher table = TABLE.matcher(sql);
      if (table.find()) {
        assertThat(mapped).as(sql).containsKey(table.group(1));
        assertThat(mapped.get(table.group(1))).as(sql).containsAll(columnsIn(sql));
        tables.add(table.group(1));
      }
    }
    assertThat(tables).isEqualTo(mapped.keySet());
  }

  private static List<String> statements() throws IOException {
    String joined = Files.readString(SOURCE).replaceAll("\"\\s*\\+\\s*\"", "");
    return TEXT.matcher(joined).results().map(text -> text.group(1)).toList();
  }

  private static Set<String> columnsIn(String sql) {
    Set<String> columns =
        COLUMN
            .matcher(sql)
            .results()
            .flatMap(
                found ->
                    Arrays.stream(new String[] {found.group(1), found.group(2), found.group(3)}))
            .filter(name -> name != null)
            .collect(Collectors.toSet());
    INSERTED
        .matcher(sql)
        .results()
        .flatMap(found -> Arrays.stream(found.group(1).split(", *", -1)))
        .forEach(columns::add);
    return columns;
  }

  private static Set<String> columns(Class<?> entity) {
    Function<Field, String> name =
        field ->
            Optional.ofNullable(field.getAnnotation(Column.class))
                .map(Column::name)
                .filter(given -> !given.isEmpty())
                .orElse(field.getName());
    return Arrays.stream(entity.getDeclaredFields()).map(name).collect(Collectors.toSet());
  }
}
