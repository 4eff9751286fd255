package io.latchkey.jakarta;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which applications would leave the protection out. */
class ListedClassesTest {

  static class Scanned extends Application {}

  static class Listing extends Application {
    @Override
    public Set<Class<?>> getClasses() {
      return Set.of(String.class);
    }
  }

  static class Unloaded extends Listing {
    @Override
    public Map<String, Object> getProperties() {
      return Map.of("jakarta.ws.rs.loadServices", false);
    }
  }

  static class UnloadedByText extends Application {
    @Override
    @SuppressWarnings("deprecation") // singletons may be listed as well
    public Set<Object> getSingletons() {
      return Set.of("");
    }

    @Override
    public Map<String, Object> getProperties() {
      return Map.of("jakarta.ws.rs.loadServices", "FALSE");
    }
  }

  static class Loaded extends Listing {
    @Override
    public Map<String, Object> getProperties() {
      return Map.of("jakarta.ws.rs.loadServices", true);
    }
  }

  static class UnloadedButComplete extends Unloaded {
    @Override
    public Set<Class<?>> getClasses() {
      return Set.of(ResourceProtection.class, NotPermittedMapper.class);
    }
  }

  static class UnloadedAndScanned extends Unloaded {
    @Override
    public Set<Class<?>> getClasses() {
      return Set.of();
    }
  }

  static class Unready extends Unloaded {
    Unready() {
      throw new IllegalStateException("Something is not there yet.");
    }
  }

  static class Careless extends Listing {
    Careless() {
      throw new IllegalStateException("Made without need.");
    }
  }

  @Test
  void whoeverTurnsServicesOffAndListsOthersIsRefused() {
    for (Class<?> type : Set.of(Unloaded.class, UnloadedByText.class)) {
      assertThatIllegalArgumentException()
          .as(type.getName())
          .isThrownBy(() -> ListedClasses.check(type))
          .withMessageContaining(ResourceProtection.class.getName())
          .withMessageContaining("jakarta.ws.rs.loadServices=false");
    }
  }

  @Test
  void nobodyElseIs() {
    for (Class<?> type :
        Set.of(
            Scanned.class,
            Listing.class,
            Loaded.class,
            UnloadedButComplete.class,
            UnloadedAndScanned.class,
            Unready.class,
            Careless.class)) {
      assertThatCode(() -> ListedClasses.check(type)).as(type.getName()).doesNotThrowAnyException();
    }
  }

  @Test
  void onQuarkusWhoeverListsOthersIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ListedClasses.checkOnQuarkus(Listing.class))
        .withMessageContaining("Quarkus would leave them out");
    for (Class<?> type : Set.of(Scanned.class, UnloadedButComplete.class)) {
      assertThatCode(() -> ListedClasses.checkOnQuarkus(type))
          .as(type.getName())
          .doesNotThrowAnyException();
    }
  }
}
