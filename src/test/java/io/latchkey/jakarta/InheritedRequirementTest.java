package io.latchkey.jakarta;

import static io.latchkey.jakarta.RequirementTest.keys;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.jakarta.Requirement.Access;
import io.latchkey.jakarta.RequirementTest.Base;
import io.latchkey.jakarta.RequirementTest.Closed;
import io.latchkey.jakarta.RequirementTest.Contract;
import io.latchkey.jakarta.RequirementTest.Inheriting;
import io.latchkey.jakarta.RequirementTest.Strict;
import jakarta.annotation.security.PermitAll;
import org.junit.jupiter.api.Test;

/** What superclasses and interfaces say, beside what nearer classes say: nothing is loosened. */
class InheritedRequirementTest {

  /** Public, other than its superclass: the compiler copies open() into it, its annotation too. */
  @RequiresScope("merely:inherits")
  public abstract static class MerelyInheriting extends Base<String> {}

  @PermitAll
  abstract static class Loose extends Strict implements Contract {
    public void own() {}

    @Override
    public void contracted() {}
  }

  static class BelowLoose extends Loose {
    public void added() {}

    @Override
    public void own() {}

    @Override
    public void uncontracted() {}
  }

  @PermitAll
  interface Greeting {
    void greet();
  }

  static class Greeter implements Greeting {
    @Override
    public void greet() {}

    public void added() {}
  }

  @RequiresScope("guarded:class")
  static class GuardedContract implements Contract, Greeting {
    @Override
    public void contracted() {}

    @Override
    public void uncontracted() {}

    @Override
    public void greet() {}
  }

  private static Requirement of(Class<?> type, String name, Class<?>... parameters) {
    return RequirementTest.of(type, name, parameters);
  }

  @Test
  void whatIsSaidAboveCountsWhereTheClassSaysNothing() {
    assertThat(of(Inheriting.class, "said")).isEqualTo(keys("base:method"));
    assertThat(of(Inheriting.class, "open").access()).isEqualTo(Access.OPEN);
    assertThat(of(Greeter.class, "greet").access()).isEqualTo(Access.OPEN);
  }

  @Test
  void whatIsOpenAboveIsNotOpenWhereANearerClassAsksForKeys() {
    assertThat(of(Strict.class, "open")).isEqualTo(keys("strict:class"));
    assertThat(of(MerelyInheriting.class, "open")).isEqualTo(keys("merely:inherits"));
    assertThat(of(GuardedContract.class, "greet")).isEqualTo(keys("guarded:class"));
    assertThat(of(Closed.class, "open").access()).isEqualTo(Access.CLOSED);
  }

  @Test
  void aClassNeverAsksForLessThanIsSaidAboveOfTheMethod() {
    assertThat(of(Strict.class, "said")).isEqualTo(keys("strict:class", "base:method"));
    assertThat(of(MerelyInheriting.class, "said"))
        .isEqualTo(keys("merely:inherits", "base:method"));
    assertThat(of(MerelyInheriting.class, "silent"))
        .isEqualTo(keys("merely:inherits", "base:class"));
    assertThat(of(GuardedContract.class, "contracted"))
        .isEqualTo(keys("guarded:class", "contract:method"));
    assertThat(of(Inheriting.class, "contracted")).isEqualTo(keys("base:class", "contract:method"));
    assertThat(of(Loose.class, "contracted")).isEqualTo(keys("contract:method"));
  }

  @Test
  void aClassOpensOnlyMethodsThatItDeclares() {
    assertThat(of(Loose.class, "own").access()).isEqualTo(Access.OPEN);
    assertThat(of(BelowLoose.class, "own")).isEqualTo(keys("strict:class"));
    assertThat(of(Loose.class, "silent")).isEqualTo(keys("strict:class"));
    assertThat(of(BelowLoose.class, "added")).isEqualTo(keys("strict:class"));
    assertThat(of(Greeter.class, "added").access()).isEqualTo(Access.UNSAID);
  }
}
