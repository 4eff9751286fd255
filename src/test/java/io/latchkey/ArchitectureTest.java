package io.latchkey;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.latchkey.ArchitectureTerms.areOperations;
import static io.latchkey.ArchitectureTerms.askAboutExpiredKeys;
import static io.latchkey.ArchitectureTerms.asksForTheTime;
import static io.latchkey.ArchitectureTerms.hashesAPassword;
import static io.latchkey.ArchitectureTerms.importOnly;
import static io.latchkey.ArchitectureTerms.printsStackTrace;
import static io.latchkey.ArchitectureTerms.requirePermissionsUnless;
import static io.latchkey.ArchitectureTerms.requireWhatIsInTheCatalogue;
import static io.latchkey.ArchitectureTerms.returnNoEntities;
import static io.latchkey.ArchitectureTerms.takeOneValueForTheRequest;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.latchkey.storage.Retried;
import jakarta.ejb.Stateless;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.servlet.Filter;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Date;
import java.util.Set;

/**
 * The architecture's rules, checked on the compiled classes; those about source text are in {@link
 * SourcesTest}. A message says which rule was broken and what to do instead.
 */
@AnalyzeClasses(packages = "io.latchkey", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "io.latchkey.";

  /** The only operations that anybody may call without a credential. */
  private static final Set<String> OPEN_TO_ALL =
      Set.of(
          "ClientResource.appearance",
          "ClientResource.entitlements",
          "FirstUserResource.exists",
          "FirstUserResource.create",
          "LoginResource.logIn",
          "LoginResource.methods",
          "RevocationResource.revoke",
          "ScopeResource.list",
          "ServerResource.hello",
          "ServerResource.buildInfo",
          "UserResource.validatePassword");

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices()
          .matching(ROOT + "(*)..")
          .should()
          .beFreeOfCycles()
          .because("a cycle has no reading order: move what both need into the package below");

  @ArchTest
  static final ArchRule packagesImportOnlyWhatIsListed =
      classes()
          .should(importOnly(ImportTable.read()))
          .because("src/site/markdown/architecture.md lists them: move the code, not the table");

  @ArchTest
  static final ArchRule accessApiAndLeaseKnowNoContainer =
      noClasses()
          .that()
          .resideInAnyPackage(ROOT + "access..", ROOT + "api..", ROOT + "lease..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.annotation..",
              "jakarta.ejb..",
              "jakarta.enterprise..",
              "jakarta.inject..",
              "jakarta.interceptor..",
              "jakarta.persistence..",
              "jakarta.servlet..",
              "jakarta.transaction..",
              "jakarta.ws.rs..",
              "org.eclipse.microprofile..")
          .because("the CLI and the SDK use them without a server: put it where it is called");

  @ArchTest
  static final ArchRule typesOnTheWireAreRecords =
      classes()
          .that()
          .resideInAPackage(ROOT + "api..")
          .and()
          .arePublic()
          .and()
          .areNotAnnotations()
          .and()
          .doNotHaveSimpleName("Json")
          .should()
          .beRecords()
          .because("wire types are immutable and Json alone has behaviour: make it a record");

  @ArchTest
  static final ArchRule operationsReturnNoEntities =
      methods()
          .that(areOperations())
          .should(returnNoEntities())
          .because("entities stay inside their transaction: return a record of the api package");

  @ArchTest
  static final ArchRule operationsSayWhoMayCallThem =
      methods()
          .that(areOperations())
          .should(requirePermissionsUnless(OPEN_TO_ALL))
          .because("what says nothing is refused: add @Requires; OPEN_TO_ALL lists @PermitAll");

  @ArchTest
  static final ArchRule operationsRequireWhatThereIs =
      methods()
          .that(areOperations())
          .should(requireWhatIsInTheCatalogue())
          .because("a permission that nobody can have refuses everybody: see resource-types.txt");

  @ArchTest
  static final ArchRule operationsTakeOneValueForTheRequest =
      methods()
          .that(areOperations())
          .should(takeOneValueForTheRequest())
          .because("the caller, the address and the user in the path come from one place");

  @ArchTest
  static final ArchRule operationsOnTheDatabaseAreRetried =
      classes()
          .that()
          .areAnnotatedWith(Path.class)
          .and()
          .resideOutsideOfPackage(ROOT + "http..")
          .should()
          .beAnnotatedWith(Retried.class)
          .because("a deadlock's victim is no fault of the caller's: add @Retried");

  @ArchTest
  static final ArchRule entityManagersAreUsedInStatelessBeans =
      noClasses()
          .that()
          .areNotAnnotatedWith(Stateless.class)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(EntityManager.class)
          .because("each package has one @Stateless bean for its tables: ask that one");

  @ArchTest
  static final ArchRule passwordsAreHashedOutsideTransactions =
      noClasses()
          .that()
          .areAnnotatedWith(Stateless.class)
          .should()
          .callMethodWhere(hashesAPassword())
          .because("a hash takes its time, and rows would be locked: make it before the change");

  @ArchTest
  static final ArchRule picocliIsUsedInCli =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..")
          .because("the server has no command line");

  @ArchTest
  static final ArchRule configurationIsReadInSettings =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + "settings..", ROOT + "jakarta..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse.microprofile.config..")
          .because("settings are read once, and not every server has that API: add to Settings");

  @ArchTest
  static final ArchRule mappersAreInProblem = only("[problem|jakarta]", ExceptionMapper.class);

  @ArchTest
  static final ArchRule filtersAreInAuth = only("[auth|jakarta]", ContainerRequestFilter.class);

  @ArchTest static final ArchRule servletFiltersAreAtTheEdge = only("[http|socket]", Filter.class);

  @ArchTest
  static final ArchRule listsOfKeysAskAboutExpiredOnes =
      classes()
          .that()
          .areAnnotatedWith(Entity.class)
          .should(askAboutExpiredKeys())
          .because("expiry is decided in the query: add (:includeExpired = true or …)");

  @ArchTest
  static final ArchRule nobodyAsksForTheTimeOfDay =
      noClasses()
          .should()
          .callMethodWhere(asksForTheTime())
          .because("tests set the clock: inject java.time.Clock and ask that");

  @ArchTest
  static final ArchRule nobodyUsesOldDates =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Date.class)
          .because("times are java.time.Instant");

  @ArchTest
  static final ArchRule nobodyPrintsOutsideTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + "cli..", ROOT + "recovery..")
          .should(ACCESS_STANDARD_STREAMS)
          .because("a server writes to its log: use System.Logger");

  @ArchTest
  static final ArchRule nobodyPrintsStackTraces =
      noClasses()
          .should()
          .callMethodWhere(printsStackTrace())
          .because("a server writes to its log: use System.Logger");

  @ArchTest
  static final ArchRule namesSayWhatThingsAre =
      classes()
          .should()
          .haveNameNotMatching(".*(Impl|Dto|DTO|Utils?|Helper|Manager|Service|Factory)")
          .because("such endings name a pattern: name the thing, in the words of its package");

  private static ArchRule only(String aPackage, Class<?> type) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + aPackage + "..")
        .should()
        .beAssignableTo(type)
        .because("a reader looks for them there: move it to the package " + aPackage);
  }
}
