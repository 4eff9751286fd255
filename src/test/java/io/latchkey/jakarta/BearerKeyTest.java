package io.latchkey.jakarta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reading the credential of a request. */
class BearerKeyTest {

  @Test
  void aKeyFollowsTheWordBearerInAnyCase() {
    for (String header : List.of("Bearer abc-1", "bearer abc-1", "BEARER  abc-1 ")) {
      assertThat(BearerKey.from(List.of(header))).as(header).contains("abc-1");
    }
  }

  @Test
  void otherCredentialsAreNone() {
    assertThat(BearerKey.from(null)).isEmpty();
    assertThat(BearerKey.from(List.of())).isEmpty();
    for (String header :
        Arrays.asList("", null, "Basic YTpi", "Bearerabc", "abc", "Token Bearer abc")) {
      assertThat(BearerKey.from(Arrays.asList(header))).as(header).isEmpty();
    }
  }

  @Test
  void whatCannotBeReadAsOneKeyIsNeitherUsedNorRepeated() {
    for (String header :
        List.of(
            "Bearer",
            "Bearer ",
            "Bearer a b",
            "Bearer a,b",
            "Bearer a, Bearer b",
            "Bearer \"a\"",
            "Bearer a\r\nX: y",
            "Bearer a\u00e4",
            "Bearer =")) {
      assertThatIllegalArgumentException()
          .as(header)
          .isThrownBy(() -> BearerKey.from(List.of(header)))
          .withMessage("The Authorization header does not hold one key.");
    }
  }

  @Test
  void severalHeadersAreNotChosenFrom() {
    for (List<String> headers :
        List.of(List.of("Bearer a", "Bearer a"), List.of("Basic YTpi", "Bearer a"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> BearerKey.from(headers))
          .withMessage("There are several Authorization headers.");
    }
  }
}
