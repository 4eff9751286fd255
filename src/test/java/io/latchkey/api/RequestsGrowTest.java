package io.latchkey.api;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.latchkey.api.AuthCheckRequest.Target;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Callers of the SDK do not notice when a request gets one more member. */
class RequestsGrowTest {
  private static final String API = "io.latchkey.api.";
  private static final int FEW = 2;
  private static final UUID ID = new UUID(1, 2);

  /** Each request of many members, made as callers make it, with all that they may set. */
  private static final List<Record> MADE =
      List.of(
          CreateFirstUserRequest.of("o@example.com", "olga", "secret").withName("Olga"),
          CreateTemplateRequest.named("t").withDisplayName("T").withDescription("d").withIcon("i"),
          CreateTokenRequest.named("n")
              .withLifetime(Duration.ofHours(1))
              .withScopes(List.of("user:read"))
              .withAllowList(List.of(new AllowListEntry("*", "*"))),
          CreateUserRequest.person("o@example.com", "olga", "secret")
              .withName("Olga")
              .withUserStatus("active")
              .withOrganizationIds(List.of(ID))
              .withRoles(List.of("auditor")),
          CreateUserRequest.serviceAccount("robot"),
          CreateWorkspaceBuildRequest.of("start").withTemplateVersionId(ID).withReason("r"),
          CreateWorkspaceRequest.ofTemplate("w", ID),
          CreateWorkspaceRequest.ofVersion("w", ID),
          Target.of("user")
              .withOwnerId("me")
              .withOrganizationId("o")
              .withResourceId("r")
              .withAnyOrg(true),
          UpdateProfileRequest.of("olga").withName("Olga").withAvatarUrl("a"),
          UpdateTemplateRequest.unchanged()
              .withName("t")
              .withDisplayName("T")
              .withDescription("d")
              .withIcon("i"));

  private final JavaClasses ours =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("io.latchkey");

  @Test
  void requestsOfManyMembersAreMadeWithoutTheirConstructors() {
    noClasses()
        .that()
        .resideOutsideOfPackage(API + ".")
        .should()
        .callConstructorWhere(
            describe(
                "makes a request of many members",
                (JavaConstructorCall call) ->
                    isRequest(call.getTargetOwner())
                        && call.getTarget().getRawParameterTypes().size() > FEW))
        .because("one more member breaks such a call: use the record's factory and with… methods")
        .check(ours);
  }

  @Test
  void everyMemberOfARequestCanBeSetWithoutItsConstructor() {
    Set<String> members = new TreeSet<>();
    ours.stream()
        .filter(RequestsGrowTest::isRequest)
        .map(JavaClass::reflect)
        .filter(type -> type.isRecord() && type.getRecordComponents().length > FEW)
        .forEach(type -> components(type).forEach(each -> members.add(name(type, each))));
    members.remove("CreateTokenRequest.scope"); // deprecated

    Set<String> set = new TreeSet<>();
    for (Record request : MADE) {
      components(request.getClass())
          .filter(each -> value(request, each) != null)
          .forEach(each -> set.add(name(request.getClass(), each)));
    }
    assertThat(set).isEqualTo(members);
  }

  @Test
  void aRequestIsSentAsItWasMade() {
    assertThat(MADE)
        .allSatisfy(
            made -> assertThat(Json.read(Json.write(made), made.getClass())).isEqualTo(made));
    assertThat(Json.write(CreateTokenRequest.unnamed())).isEqualTo("{}");
    assertThat(Json.write(UpdateTemplateRequest.unchanged())).isEqualTo("{}");
    assertThat(Json.write(CreateTokenRequest.named("n").withLifetime(Duration.ofNanos(5))))
        .isEqualTo("{\"lifetime\":5,\"token_name\":\"n\"}");
  }

  private static boolean isRequest(JavaClass type) {
    return type.getFullName().matches("io\\.latchkey\\.api\\.\\w+Request(\\$\\w+)?");
  }

  private static Stream<RecordComponent> components(Class<?> type) {
    return Stream.of(type.getRecordComponents());
  }

  private static String name(Class<?> type, RecordComponent component) {
    return type.getSimpleName() + "." + component.getName();
  }

  private static Object value(Record request, RecordComponent component) {
    try {
      return component.getAccessor().invoke(request);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
