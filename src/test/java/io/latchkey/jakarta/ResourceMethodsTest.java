package io.latchkey.jakarta;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where it stops an application to say who may call a locator, or a class that has locators. */
class ResourceMethodsTest {

  public abstract static class Locators {
    @Path("sub")
    public Object find() {
      return this;
    }

    @RequiresScope("a:helper")
    public void neither() {}
  }

  public static class Annotated extends Locators {
    @Override
    @RequiresScope("a:admin")
    public Object find() {
      return this;
    }
  }

  public static class Opened {
    @Path("sub")
    @PermitAll
    public Object find() {
      return this;
    }
  }

  public interface Contract {
    @Path("sub")
    @RequiresScope("a:admin")
    Object find();
  }

  public static class Implementing implements Contract {
    @Override
    public Object find() {
      return this;
    }
  }

  @RequiresScope("a:admin")
  public static class AsksInVain extends Locators {}

  @DenyAll
  public static class ClosesInVain extends Locators {}

  public static class InheritsInVain extends AsksInVain {}

  @PermitAll
  public static class OpensInVain extends Locators {}

  @RequiresScope("a:admin")
  public abstract static class AsksOfSubclasses extends Locators {}

  public static class HasOperation extends AsksOfSubclasses {
    @GET
    public String view() {
      return "";
    }
  }

  public static class Says {
    @GET
    @Path("open")
    @PermitAll
    public String view() {
      return "";
    }
  }

  @Test
  void whatIsSaidOnALocatorIsRefused() {
    for (Class<?> type :
        List.of(Annotated.class, Opened.class, Contract.class, Implementing.class)) {
      assertThatIllegalArgumentException()
          .as(type.getName())
          .isThrownBy(() -> new ResourceMethods(type).check())
          .withMessageContaining("find() finds a sub-resource before the key is verified");
    }
  }

  @Test
  void aClassThatHasOnlyLocatorsMayNotAskForKeys() {
    for (Class<?> type : List.of(AsksInVain.class, ClosesInVain.class, InheritsInVain.class)) {
      assertThatIllegalArgumentException()
          .as(type.getName())
          .isThrownBy(() -> new ResourceMethods(type).check())
          .withMessageContaining("has nothing but locators");
    }
  }

  @Test
  void whatCountsForSomethingMayBeSaid() {
    for (Class<?> type :
        List.of(
            Locators.class,
            OpensInVain.class,
            AsksOfSubclasses.class,
            HasOperation.class,
            Says.class)) {
      assertThatCode(() -> new ResourceMethods(type).check())
          .as(type.getName())
          .doesNotThrowAnyException();
    }
  }
}
