package io.latchkey;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.latchkey.access.Permission;
import io.latchkey.access.Requires;
import io.latchkey.user.PasswordHash;
import jakarta.annotation.security.PermitAll;
import jakarta.persistence.Entity;
import jakarta.persistence.NamedQuery;
import jakarta.ws.rs.HttpMethod;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Vocabulary for {@link ArchitectureTest}'s rules that ArchUnit lacks. */
final class ArchitectureTerms {
  private static final String ROOT = "io.latchkey.";

  private static final Set<String> REQUEST_PARTS =
      Set.of(
          "jakarta.servlet.http.HttpServletRequest",
          "jakarta.ws.rs.core.HttpHeaders",
          "jakarta.ws.rs.core.Request");

  private ArchitectureTerms() {}

  static DescribedPredicate<JavaMethod> areOperations() {
    return describe("are HTTP operations", method -> method.isMetaAnnotatedWith(HttpMethod.class));
  }

  static DescribedPredicate<JavaMethodCall> asksForTheTime() {
    return describe(
        "asks the machine for the time",
        call -> {
          String owner = call.getTargetOwner().getFullName();
          boolean givenTheClock =
              call.getTarget().getRawParameterTypes().stream()
                  .anyMatch(type -> type.isEquivalentTo(Clock.class));
          return owner.startsWith("java.time.")
              ? call.getName().equals("now") && !givenTheClock
              : owner.equals("java.lang.System") && call.getName().equals("currentTimeMillis");
        });
  }

  static DescribedPredicate<JavaMethodCall> hashesAPassword() {
    return describe(
        "hashes a password",
        call ->
            call.getTargetOwner().isEquivalentTo(PasswordHash.class)
                && Set.of("of", "matches").contains(call.getName()));
  }

  static DescribedPredicate<JavaMethodCall> printsStackTrace() {
    return describe("prints a stack trace", call -> call.getName().equals("printStackTrace"));
  }

  /** Each package of ours may use itself and the packages that the table lists for it. */
  static ArchCondition<JavaClass> importOnly(Map<String, Set<String>> table) {
    return condition(
        "import only what is listed",
        type -> {
          Set<String> listed = table.get(packageOf(type));
          if (listed == null) {
            return Stream.of(type.getName() + " is in a package that is not in the table");
          }
          return type.getDirectDependenciesFromSelf().stream()
              .filter(use -> use.getTargetClass().getBaseComponentType().getName().startsWith(ROOT))
              .filter(use -> !packageOf(use.getTargetClass()).equals(packageOf(type)))
              .filter(use -> !listed.contains(packageOf(use.getTargetClass())))
              .map(Dependency::getDescription)
              .map(use -> packageOf(type) + " may import " + listed + " only: " + use);
        });
  }

  private static String packageOf(JavaClass type) {
    String name = type.getBaseComponentType().getPackageName() + ".";
    return name.startsWith(ROOT) ? name.substring(ROOT.length()).replaceFirst("\\..*", "") : name;
  }

  static ArchCondition<JavaMethod> requirePermissionsUnless(Set<String> openToAll) {
    return condition(
        "carry @Requires, or @PermitAll if listed",
        method -> {
          boolean requires = method.isAnnotatedWith(Requires.class);
          boolean open = method.isAnnotatedWith(PermitAll.class);
          String name = method.getOwner().getSimpleName() + "." + method.getName();
          if (requires == open) {
            return Stream.of(name + " carries " + (open ? "both" : "neither"));
          }
          return open && !openToAll.contains(name)
              ? Stream.of(name + " is open to all, but not listed")
              : Stream.of();
        });
  }

  static ArchCondition<JavaMethod> requireWhatIsInTheCatalogue() {
    return condition(
        "require permissions of the catalogue",
        method ->
            method.tryGetAnnotationOfType(Requires.class).stream()
                .flatMap(requires -> Stream.of(requires.value()))
                .filter(text -> Permission.find(text).isEmpty())
                .map(text -> method.getFullName() + " requires " + text));
  }

  static ArchCondition<JavaMethod> takeOneValueForTheRequest() {
    return condition(
        "take the SecurityContext, which carries the RequestContext, and no other part of the"
            + " request; what is open to all has none",
        method ->
            method.getRawParameterTypes().stream()
                .filter(type -> !method.isAnnotatedWith(PermitAll.class))
                .filter(type -> REQUEST_PARTS.contains(type.getName()))
                .map(type -> method.getFullName() + " takes " + type.getSimpleName()));
  }

  static ArchCondition<JavaMethod> returnNoEntities() {
    return condition(
        "return no entities",
        method ->
            method.getReturnType().getAllInvolvedRawTypes().stream()
                .filter(type -> type.isAnnotatedWith(Entity.class))
                .map(type -> method.getFullName() + " returns " + type.getName()));
  }

  static ArchCondition<JavaClass> askAboutExpiredKeys() {
    return condition(
        "let the caller of each ApiKey.list… query say whether to include expired keys",
        type ->
            Stream.of(type.reflect().getAnnotationsByType(NamedQuery.class))
                .filter(query -> query.name().startsWith("ApiKey.list"))
                .filter(query -> !query.query().contains(":includeExpired"))
                .map(query -> "the named query " + query.name() + " lacks :includeExpired"));
  }

  /** A condition, given as a function that describes its violations. */
  private static <T> ArchCondition<T> condition(
      String description, Function<T, Stream<String>> violations) {
    return new ArchCondition<>(description) {
      @Override
      public void check(T item, ConditionEvents events) {
        violations
            .apply(item)
            .forEach(violation -> events.add(SimpleConditionEvent.violated(item, violation)));
      }
    };
  }
}
