package io.latchkey.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.latchkey.access.Requires;
import io.latchkey.problem.Problem;
import jakarta.annotation.security.PermitAll;
import java.lang.reflect.Method;
import org.glassfish.jersey.process.Inflector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call an operation is read from its annotations; what has none is refused. */
class GuardTest {

  /** Like a resource. */
  interface Operations {
    @PermitAll
    void open();

    @Requires("user:read")
    void required();

    void silent();
  }

  private static void assertRefused(Method method, String httpMethod) {
    Problem refused = catchThrowableOfType(Problem.class, () -> Guard.of(method, httpMethod));
    assertThat(refused).as("%s by %s", method, httpMethod).isNotNull();
    assertThat(refused.status()).isEqualTo(403);
  }

  private static Method ours(String name) throws NoSuchMethodException {
    return Operations.class.getDeclaredMethod(name);
  }

  @Test
  void ourMethodsSayWhoMayCallThem() throws NoSuchMethodException {
    assertThat(Guard.of(ours("open"), "POST").open()).isTrue();
    assertThat(Guard.of(ours("required"), "POST").open()).isFalse();
    assertThat(Guard.of(ours("required"), "OPTIONS").open()).isFalse();
    assertRefused(ours("silent"), "GET");
    assertRefused(ours("silent"), "OPTIONS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "POST", "OPTIONS"})
  void aMethodOfAForeignClassIsRefused(String httpMethod) throws NoSuchMethodException {
    assertRefused(AutoCloseable.class.getMethod("close"), httpMethod);
    assertRefused(null, httpMethod);
  }

  /** Such as Jersey makes of what is registered without annotations; see GeneratedOptionsIT. */
  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "POST", "OPTIONS"})
  void aResourceMadeByProgramIsRefused(String httpMethod) throws NoSuchMethodException {
    assertRefused(Inflector.class.getMethod("apply", Object.class), httpMethod);
  }
}
