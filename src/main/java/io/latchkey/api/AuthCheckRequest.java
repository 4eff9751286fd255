package io.latchkey.api;

/**
 * {@code POST /authcheck} (token API 3.6).
 *
 * @param checks what is asked; absent asks nothing
 */
public record AuthCheckRequest(AuthChecks checks) {

  /** Whether the caller may do this to that. */
  public record Check(String action, Target object) {}

  /**
   * An existing object, named by type and id, or one described by its owner.
   *
   * @param resourceType required
   * @param ownerId a UUID, or {@code me}
   * @param resourceId a UUID; of a workspace, template, user or group
   */
  public record Target(
      String resourceType,
      String ownerId,
      String organizationId,
      String resourceId,
      Boolean anyOrg) {

    /** Any object of this type. */
    public static Target of(String resourceType) {
      return new Target(resourceType, null, null, null, null);
    }

    /** The same, owned by this user. */
    public Target withOwnerId(String ownerId) {
      return new Target(resourceType, ownerId, organizationId, resourceId, anyOrg);
    }

    /** The same, in this organization. */
    public Target withOrganizationId(String organizationId) {
      return new Target(resourceType, ownerId, organizationId, resourceId, anyOrg);
    }

    /** The same, with this id. */
    public Target withResourceId(String resourceId) {
      return new Target(resourceType, ownerId, organizationId, resourceId, anyOrg);
    }

    /** The same; true means in any organization. */
    public Target withAnyOrg(boolean anyOrg) {
      return new Target(resourceType, ownerId, organizationId, resourceId, anyOrg);
    }
  }
}
