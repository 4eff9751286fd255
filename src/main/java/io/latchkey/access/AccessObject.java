package io.latchkey.access;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.UUID;

/**
 * What access is requested to: an object, an object about to be created, or a whole type.
 *
 * @param type its resource type
 * @param id its id as allow lists write it (lower-case UUID; for API keys the ten characters);
 *     absent until it is created
 * @param owner the user whose own object it is, if any
 * @param organization the organization it belongs to, if any. It decides nothing as long as the
 *     default one, to which everybody belongs, is the only one
 */
public record AccessObject(
    ResourceType type, Optional<String> id, Optional<UUID> owner, Optional<UUID> organization) {

  public AccessObject {
    requireNonNull(type);
    requireNonNull(id);
    requireNonNull(owner);
    requireNonNull(organization);
  }

  public static AccessObject of(
      ResourceType type, Optional<String> id, Optional<UUID> owner, Optional<UUID> organization) {
    return new AccessObject(type, id, owner, organization);
  }

  /** The objects of a type that nobody owns, such as the audit log or the deployment's settings. */
  public static AccessObject siteWide(ResourceType type) {
    return new AccessObject(type, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** A user, who is their own owner. */
  public static AccessObject user(UUID id) {
    return existing(ResourceType.USER, id, Optional.of(id), Optional.empty());
  }

  public static AccessObject newUser() {
    return siteWide(ResourceType.USER);
  }

  public static AccessObject apiKey(String id, UUID owner) {
    return new AccessObject(
        ResourceType.API_KEY, Optional.of(id), Optional.of(owner), Optional.empty());
  }

  /** A key about to be created for a user. */
  public static AccessObject newApiKey(UUID owner) {
    return new AccessObject(
        ResourceType.API_KEY, Optional.empty(), Optional.of(owner), Optional.empty());
  }

  public static AccessObject organization(UUID id) {
    return existing(ResourceType.ORGANIZATION, id, Optional.empty(), Optional.of(id));
  }

  /** A user as a member of an organization: the id is the user's (token API 6.5). */
  public static AccessObject organizationMember(UUID user, UUID organization) {
    return existing(
        ResourceType.ORGANIZATION_MEMBER, user, Optional.of(user), Optional.of(organization));
  }

  /** A template; it also stands for its versions. */
  public static AccessObject template(UUID id, UUID organization) {
    return existing(ResourceType.TEMPLATE, id, Optional.empty(), Optional.of(organization));
  }

  public static AccessObject newTemplate(UUID organization) {
    return new AccessObject(
        ResourceType.TEMPLATE, Optional.empty(), Optional.empty(), Optional.of(organization));
  }

  public static AccessObject workspace(UUID id, UUID owner, UUID organization) {
    return existing(ResourceType.WORKSPACE, id, Optional.of(owner), Optional.of(organization));
  }

  /** A workspace about to be created for a user. */
  public static AccessObject newWorkspace(UUID owner, UUID organization) {
    return new AccessObject(
        ResourceType.WORKSPACE, Optional.empty(), Optional.of(owner), Optional.of(organization));
  }

  private static AccessObject existing(
      ResourceType type, UUID id, Optional<UUID> owner, Optional<UUID> organization) {
    return new AccessObject(type, Optional.of(id.toString()), owner, organization);
  }
}
