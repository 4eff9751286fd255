package io.latchkey.jakarta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.latchkey.jakarta.Requirement.Access;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of several places that say who may call a method counts. */
class RequirementTest {

  @RequiresScope("base:class")
  abstract static class Base<T> {
    public void silent() {}

    @RequiresScope("base:method")
    public void said() {}

    @PermitAll
    public void open() {}

    @RequiresScope("base:generic")
    public abstract void generic(T value);
  }

  interface Contract {
    @RequiresScope("contract:method")
    void contracted();

    void uncontracted();
  }

  @RequiresScope("other:class")
  interface Other {
    @PermitAll
    void contracted();
  }

  static class Silent {
    public void silent() {}
  }

  static class Inheriting extends Base<String> implements Contract {
    @Override
    public void silent() {}

    @Override
    public void said() {}

    @Override
    public void generic(String value) {}

    @Override
    public void contracted() {}

    @Override
    public void uncontracted() {}
  }

  @DenyAll
  static class Closed extends Inheriting {
    @RequiresScope({"a:one", "a:two"})
    @Override
    public void said() {}
  }

  static class Overloaded extends Base<Number> {
    @Override
    public void generic(Number value) {}

    public void generic(Integer value) {}
  }

  static class Overridden {
    @PermitAll
    @SuppressWarnings("UnusedMethod")
    private void hidden() {}
  }

  static class Hiding extends Overridden {
    public void hidden() {}
  }

  @RequiresScope("strict:class")
  static class Strict extends Base<String> {
    @Override
    public void silent() {}

    @Override
    public void said() {}

    @Override
    public void open() {}

    @Override
    public void generic(String value) {}
  }

  static class Ambiguous implements Contract, Other {
    @Override
    public void contracted() {}

    @Override
    public void uncontracted() {}
  }

  static class Contradictory {
    @PermitAll
    @RequiresScope("a:one")
    public void both() {}

    @RequiresScope("a:*")
    public void wildcard() {}

    @RequiresScope("a:b\", realm=\"")
    public void forged() {}

    @RequiresScope({})
    public void any() {}
  }

  static Requirement of(Class<?> type, String name, Class<?>... parameters) {
    Method method =
        Arrays.stream(type.getMethods())
            .filter(found -> found.getName().equals(name))
            .filter(
                found ->
                    parameters.length == 0 || Arrays.equals(found.getParameterTypes(), parameters))
            .findFirst()
            .orElseThrow();
    return Requirement.of(type, method);
  }

  static Requirement keys(String... scopes) {
    return new Requirement(Access.KEYS, List.of(scopes));
  }

  @Test
  void whatSaysNothingIsRefused() {
    assertThat(of(Silent.class, "silent").access()).isEqualTo(Access.UNSAID);
    assertThat(of(Silent.class, "toString").access()).isEqualTo(Access.UNSAID);
  }

  @Test
  void theClassCountsForMethodsThatSayNothing() {
    assertThat(of(Inheriting.class, "silent")).isEqualTo(keys("base:class"));
    assertThat(of(Inheriting.class, "uncontracted")).isEqualTo(keys("base:class"));
    assertThat(of(Closed.class, "silent").access()).isEqualTo(Access.CLOSED);
  }

  @Test
  void theNearestCounts() {
    assertThat(of(Closed.class, "said")).isEqualTo(keys("a:one", "a:two"));
    assertThat(of(Closed.class, "contracted").access()).isEqualTo(Access.CLOSED);
    assertThat(of(Strict.class, "silent")).isEqualTo(keys("strict:class"));
  }

  @Test
  void aMethodIsFoundThroughTypeVariables() {
    assertThat(of(Inheriting.class, "generic", String.class)).isEqualTo(keys("base:generic"));
    assertThat(of(Strict.class, "generic", String.class))
        .isEqualTo(keys("strict:class", "base:generic"));
  }

  @Test
  void anOverloadIsNotTakenForWhatIsOverridden() {
    assertThat(of(Overloaded.class, "generic", Integer.class)).isEqualTo(keys("base:class"));
  }

  @Test
  void aMethodThatCannotBeOverriddenSaysNothing() {
    assertThat(of(Hiding.class, "hidden").access()).isEqualTo(Access.UNSAID);
  }

  @Test
  void interfacesMayNotContradictEachOther() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(Ambiguous.class, "contracted"))
        .withMessageContaining("different things");
    assertThat(of(Ambiguous.class, "uncontracted")).isEqualTo(keys("other:class"));
  }

  @Test
  void contradictionsAndWhatIsNoScopeAreNotAccepted() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(Contradictory.class, "both"))
        .withMessageContaining("Only one of");
    for (String name : List.of("wildcard", "forged")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> of(Contradictory.class, name))
          .withMessageContaining("takes scopes such as invoice:read");
    }
  }

  @Test
  void noScopeAtAllStillNeedsAKey() {
    assertThat(of(Contradictory.class, "any")).isEqualTo(keys());
  }
}
