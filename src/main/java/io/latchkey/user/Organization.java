package io.latchkey.user;

import io.latchkey.access.AccessObject;
import io.latchkey.api.OrganizationResponse;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What users, templates and workspaces belong to. Creating the first user creates the default one;
 * its unique name also ensures that only one first user is created.
 */
@Entity
@Table(name = "organizations")
@NamedQuery(
    name = "Organization.default",
    query = "select o from Organization o where o.isDefault = true")
@NamedQuery(name = "Organization.among", query = "select o from Organization o where o.id in :ids")
@NamedQuery(
    name = "Organization.byName",
    query = "select o from Organization o where lower(o.name) = :name")
@NamedQuery(
    name = "Organization.ofUser",
    query =
        "select o from Organization o join User u on u.organizationId = o.id where u.id = :user")
public class Organization {

  /** The name of the default organization. */
  public static final String DEFAULT = "default";

  @Id
  @Column(columnDefinition = "binary(16)")
  private UUID id;

  private String name;

  @Column(name = "display_name")
  private String displayName;

  private String description;
  private String icon;

  @Column(name = "is_default")
  private boolean isDefault;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  /** For Hibernate. */
  protected Organization() {}

  private Organization(UUID id, String name, Instant now) {
    this.id = id;
    this.name = name;
    this.displayName = "Default";
    this.description = "";
    this.icon = "";
    this.isDefault = true;
    this.createdAt = now;
    this.updatedAt = now;
  }

  static Organization makeDefault(Instant now) {
    return new Organization(UUID.randomUUID(), DEFAULT, now);
  }

  /** Its id, which never changes. */
  public UUID id() {
    return id;
  }

  /** This organization as an object that access is decided on. */
  public AccessObject asObject() {
    return AccessObject.organization(id);
  }

  /** This organization as it is sent. */
  public OrganizationResponse toResponse() {
    return new OrganizationResponse(
        id, name, displayName, description, icon, createdAt, updatedAt, isDefault, List.of());
  }
}
