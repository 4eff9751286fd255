package io.latchkey.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That the check sees what it is there for. */
class PublishedTypesTest {
  private static final PublishedTypes TYPES =
      PublishedTypes.parse(
          """
          # A comment

          Thing
            uuid    id
            text    name nick?
          Box : Thing
            [Thing]       things
            {text}        tags
            {Color=flag}  colors
            integer|null  size
            time          made?
            Color|""      color
          Color = red green
            = blue
          """);

  private static final String ID = "'id':'6f3f7d0a-1c1d-4f6e-9f3e-0123456789ab','name':'n'";
  private static final String BOX =
      "{"
          + ID
          + ",'things':[{"
          + ID
          + "}],'tags':{'a':'b'},'colors':{'red':true,'green':true,'blue':false},"
          + "'size':3,'made':'2026-06-26T00:00:00.5Z','color':'','more':1}";

  @Test
  void whatIsAsPublishedHasNoFault() {
    assertThat(TYPES.faults(json(BOX), "Box")).isEmpty();
    assertThat(TYPES.faults(json("[" + BOX + "]"), "[Box]")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'name':'n','things'     | 'things'           | .name is missing
          'things':[{             | 'things':[null,{   | .things[0] is no Thing: null
          'things':[              | 'other':[          | .things is missing
          'tags':{'a':'b'}        | 'tags':{'a':1}     | .tags.a is no text: 1
          'tags':{'a':'b'}        | 'tags':null        | .tags is no {text}: null
          'blue':false            | 'blue':'no'        | .colors.blue is no flag: "no"
          'size':3                | 'size':'3'         | .size is no integer: "3"
          'size':3                | 'size':3.5         | .size is no integer: 3.5
          'size':3,               | ``                 | .size is missing
          'made':'2026            | 'made':'26         | .made is no time: "26-06-26T00:00:00.5Z"
          'color':''              | 'color':'pink'     | .color is no Color: "pink"
          ab','name':'n','things' | AB','name':'n','things' | \
          .id is no uuid: "6f3f7d0a-1c1d-4f6e-9f3e-0123456789AB"
          """)
  void eachFaultIsSeen(String right, String wrong, String fault) {
    String box = BOX.replace(right, wrong == null ? "" : wrong);
    assertThat(box).isNotEqualTo(BOX);
    assertThat(TYPES.faults(json(box), "Box")).containsExactly(fault);
  }

  @Test
  void aNameTooFewIsSeenWhereAllMustBeThere() {
    assertThat(TYPES.faults(json(BOX.replace("'red':true,", "")), "Box"))
        .singleElement()
        .asString()
        .startsWith(".colors has not just the names of Color=flag");
  }

  @Test
  void nullIsTakenOnlyWhereItMayBe() {
    String box = BOX.replace("'size':3", "'size':null,'nick':null");
    assertThat(TYPES.faults(json(box), "Box")).isEmpty();
    assertThat(TYPES.faults(JsonValue.NULL, "[Box]")).containsExactly(" is no [Box]: null");
  }

  @Test
  void aTypeThatIsNotInTheTableIsRefused() {
    assertThatThrownBy(() -> PublishedTypes.parse("Thing\n  [Nothing] a\n"))
        .hasMessage("Thing speaks of Nothing, which is not there");
  }

  private static JsonValue json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
      return reader.readValue();
    }
  }
}
