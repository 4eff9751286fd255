package io.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms are read strictly, and what is wrong with one repeats nothing that could be a secret. */
class FormTest {

  private static Form parse(String body) {
    return Form.parse(body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void valuesAreDecoded() {
    Form form = parse("token=a%2Bb+c%C3%A9&empty=&none&&%74ype=x=y");
    assertThat(form.value("token")).contains("a+b cé");
    assertThat(form.value("type")).contains("x=y");
    assertThat(form.value("empty")).isEmpty();
    assertThat(form.value("none")).isEmpty();
    assertThat(parse("").values()).isEmpty();
  }

  @Test
  void aParameterIsGivenOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse("token=a&token=b"))
        .withMessage("The parameter token is given more than once.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse("0123456789-S3cret&0123456789-S3cret"))
        .withMessage("The parameter is given more than once.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "a=%+1", "a=%FF", "a=é", "%=a", "a=%-1"})
  void whatIsMalformedIsRefused(String body) {
    assertThatIllegalArgumentException().isThrownBy(() -> parse(body));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-www-form-urlencoded",
        "Application/X-WWW-Form-URLencoded ;",
        "application/x-www-form-urlencoded; charset=UTF-8",
        "application/x-www-form-urlencoded;charset=\"utf-8\""
      })
  void theTypeOfAForm(String type) {
    assertThat(Form.isSentAs(type)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "application/json",
        "application/x-www-form-urlencoded; charset=iso-8859-1",
        "application/x-www-form-urlencoded; charset=utf-8; charset=utf-16",
        "application/x-www-form-urlencodedx",
        "text/plain, application/x-www-form-urlencoded"
      })
  void theTypeOfNone(String type) {
    assertThat(Form.isSentAs(type)).isFalse();
    assertThat(Form.isSentAs(null)).isFalse();
  }

  @Test
  void itShowsNoValue() {
    assertThat(parse("token=S3cret").toString()).doesNotContain("S3cret");
  }
}
