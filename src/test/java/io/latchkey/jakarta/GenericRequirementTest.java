package io.latchkey.jakarta;

import static io.latchkey.jakarta.RequirementTest.keys;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.jakarta.Requirement.Access;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Which method overrides which, where there are type variables and overloads: bridges of the
 * compiler, with their copied annotations, speak for nobody.
 */
class GenericRequirementTest {

  abstract static class Hidden {
    @PermitAll
    public void find(Object key) {}
  }

  /** Public: the compiler copies find(Object) into it. */
  public static class Overloading extends Hidden {
    @RequiresScope("a:secret")
    public void find(String key) {}
  }

  @RequiresScope("a:class")
  public static class OverloadingClass extends Hidden {
    public void find(String key) {}
  }

  interface Finder<T> {
    void find(T key);
  }

  static class Numbers implements Finder<Integer> {
    @PermitAll
    @Override
    public void find(Integer key) {}
  }

  static class NumbersAndTexts extends Numbers {
    public void find(String key) {}
  }

  static class Guarded<T> {
    @RequiresScope("guarded:method")
    public void find(T key) {}

    @RequiresScope("guarded:lists")
    public void all(List<T[]> keys, T[] more) {}
  }

  @PermitAll
  static class Loosening extends Guarded<Integer> {
    @Override
    public void find(Integer key) {}

    public void find(Number key) {}

    @Override
    public void all(List<Integer[]> keys, Integer[] more) {}
  }

  interface GuardedFinder<T> {
    @RequiresScope("finder:method")
    void find(T key);
  }

  @PermitAll
  static class Finding {
    public void find(Integer key) {}
  }

  static class Implementing extends Finding implements GuardedFinder<Integer> {}

  @PermitAll
  interface LooseFinder extends GuardedFinder<Integer> {
    @Override
    default void find(Integer key) {}
  }

  static class ImplementingLoosely implements LooseFinder {}

  private static Requirement of(Class<?> type, String name, Class<?>... parameters) {
    return RequirementTest.of(type, name, parameters);
  }

  @Test
  void aCopiedMethodDoesNotSpeakForAnOverload() {
    assertThat(of(Overloading.class, "find", String.class)).isEqualTo(keys("a:secret"));
    assertThat(of(Overloading.class, "find", Object.class).access()).isEqualTo(Access.OPEN);
    assertThat(of(OverloadingClass.class, "find", String.class)).isEqualTo(keys("a:class"));
    assertThat(of(OverloadingClass.class, "find", Object.class)).isEqualTo(keys("a:class"));
  }

  @Test
  void aBridgeToOneMethodDoesNotSpeakForAnother() {
    assertThat(of(NumbersAndTexts.class, "find", String.class).access()).isEqualTo(Access.UNSAID);
    assertThat(of(NumbersAndTexts.class, "find", Integer.class).access()).isEqualTo(Access.OPEN);
    assertThat(of(Numbers.class, "find", Object.class).access()).isEqualTo(Access.OPEN);
  }

  @Test
  void aClassDoesNotLoosenWhatIsSaidOfATypeVariable() {
    assertThat(of(Loosening.class, "find", Integer.class)).isEqualTo(keys("guarded:method"));
    assertThat(of(Loosening.class, "find", Object.class)).isEqualTo(keys("guarded:method"));
    assertThat(of(Loosening.class, "find", Number.class).access()).isEqualTo(Access.OPEN);
    assertThat(of(Loosening.class, "all", List.class, Integer[].class))
        .isEqualTo(keys("guarded:lists"));
    assertThat(of(Implementing.class, "find", Integer.class)).isEqualTo(keys("finder:method"));
    assertThat(of(ImplementingLoosely.class, "find", Integer.class))
        .isEqualTo(keys("finder:method"));
  }
}
