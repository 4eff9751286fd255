package io.latchkey.user;

import io.latchkey.access.Caller;
import io.latchkey.api.RoleResponse;
import io.latchkey.api.UserResponse;
import io.latchkey.audit.AuditAction;
import io.latchkey.audit.AuditEntry;
import io.latchkey.audit.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Records changes to users in the audit log, in the transaction of the change. */
@ApplicationScoped
public class UserAudit {

  private static final String USER = "user";
  private static final String PASSWORD = "hashed_password";

  @Inject AuditLog log;

  /** The fields whose changes are recorded; for a password, only that it was changed. */
  static Map<String, Object> fields(User user) {
    UserResponse shown = user.toResponse();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", shown.id());
    fields.put("username", shown.username());
    fields.put("name", shown.name());
    fields.put("email", shown.email());
    fields.put("avatar_url", shown.avatarUrl());
    fields.put("status", shown.status());
    fields.put("login_type", shown.loginType());
    fields.put("rbac_roles", shown.roles().stream().map(RoleResponse::name).toList());
    fields.put("is_service_account", shown.isServiceAccount());
    fields.put("deleted", user.isDeleted());
    return fields;
  }

  /** The first user is recorded as created by themselves. */
  void firstCreated(User user) {
    record(
        AuditEntry.by(Optional.of(user.id()), AuditAction.CREATE, USER, user.id(), user.username()),
        user);
  }

  void created(Caller caller, User user) {
    record(entry(caller, AuditAction.CREATE, user), user);
  }

  private void record(AuditEntry creation, User user) {
    AuditEntry entry = creation.changing(Map.of(), fields(user));
    log.record(user.password().isPresent() ? entry.changingSecret(PASSWORD) : entry);
  }

  /** No row if nothing changed. */
  void written(Caller caller, Map<String, Object> before, User user) {
    Map<String, Object> after = fields(user);
    if (!after.equals(before)) {
      log.record(entry(caller, AuditAction.WRITE, user).changing(before, after));
    }
  }

  void passwordChanged(Caller caller, User user, int keysDeleted) {
    log.record(
        entry(caller, AuditAction.WRITE, user)
            .answered(204)
            .changingSecret(PASSWORD)
            .noting("keys_deleted", keysDeleted));
  }

  void deleted(Caller caller, Map<String, Object> before, User user, int keysDeleted) {
    log.record(
        entry(caller, AuditAction.DELETE, user)
            .changing(before, fields(user))
            .noting("keys_deleted", keysDeleted));
  }

  /** A dormant user was seen, and so became active. */
  public void activated(User user) {
    Map<String, Object> after = fields(user);
    after.put("status", UserStatus.ACTIVE.text());
    Map<String, Object> before = new LinkedHashMap<>(after);
    before.put("status", UserStatus.DORMANT.text());
    log.record(
        AuditEntry.by(Optional.of(user.id()), AuditAction.WRITE, USER, user.id(), user.username())
            .changing(before, after));
  }

  private static AuditEntry entry(Caller caller, AuditAction action, User user) {
    return AuditEntry.by(caller, action, USER, user.id(), user.username());
  }
}
