package io.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AccessObjectTest {

  private static final UUID ID = new UUID(0xABCDEF, 1);
  private static final UUID USER = new UUID(0, 2);
  private static final UUID ORGANIZATION = new UUID(0, 3);

  static Stream<Arguments> objects() {
    return Stream.of(
        Arguments.of(AccessObject.user(USER), "user", USER, USER, null),
        Arguments.of(AccessObject.newUser(), "user", null, null, null),
        Arguments.of(AccessObject.apiKey("abcdefghij", USER), "api_key", "abcdefghij", USER, null),
        Arguments.of(AccessObject.newApiKey(USER), "api_key", null, USER, null),
        Arguments.of(
            AccessObject.organization(ORGANIZATION),
            "organization",
            ORGANIZATION,
            null,
            ORGANIZATION),
        Arguments.of(
            AccessObject.organizationMember(USER, ORGANIZATION),
            "organization_member",
            USER,
            USER,
            ORGANIZATION),
        Arguments.of(AccessObject.template(ID, ORGANIZATION), "template", ID, null, ORGANIZATION),
        Arguments.of(AccessObject.newTemplate(ORGANIZATION), "template", null, null, ORGANIZATION),
        Arguments.of(
            AccessObject.workspace(ID, USER, ORGANIZATION), "workspace", ID, USER, ORGANIZATION),
        Arguments.of(
            AccessObject.newWorkspace(USER, ORGANIZATION), "workspace", null, USER, ORGANIZATION),
        Arguments.of(AccessObject.siteWide(ResourceType.AUDIT_LOG), "audit_log", null, null, null));
  }

  @ParameterizedTest
  @MethodSource("objects")
  void objectsKnowTheirTypeIdOwnerAndOrganization(
      AccessObject object, String type, Object id, UUID owner, UUID organization) {
    assertThat(object)
        .isEqualTo(
            AccessObject.of(
                ResourceType.find(type).orElseThrow(),
                Optional.ofNullable(id).map(Object::toString),
                Optional.ofNullable(owner),
                Optional.ofNullable(organization)));
  }
}
