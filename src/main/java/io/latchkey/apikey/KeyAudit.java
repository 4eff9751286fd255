package io.latchkey.apikey;

import io.latchkey.access.Caller;
import io.latchkey.audit.AuditAction;
import io.latchkey.audit.AuditEntry;
import io.latchkey.audit.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Records what happens to keys in the audit log (token API 3.8, D14). The object of a row is the
 * key's user; what the key may do is not recorded.
 */
@ApplicationScoped
public class KeyAudit {

  private static final String KEY = "api_key";
  private static final int NO_CONTENT = 204;

  @Inject AuditLog log;

  void created(Caller caller, ApiKey key) {
    log.record(entry(caller, AuditAction.CREATE, key).changing(Map.of(), fields(key)));
  }

  void deleted(Caller caller, ApiKey key) {
    log.record(
        entry(caller, AuditAction.DELETE, key)
            .answered(NO_CONTENT)
            .changing(fields(key), Map.of()));
  }

  void expired(Caller caller, ApiKey key, Instant end) {
    log.record(ending(entry(caller, AuditAction.WRITE, key).answered(NO_CONTENT), key, end));
  }

  /** Whoever sent the key's own secret wanted it to end (verification 4). */
  void expiredByHolder(ApiKey key, Instant end) {
    AuditEntry entry =
        AuditEntry.by(
                Optional.of(key.userId()),
                AuditAction.WRITE,
                KEY,
                key.userId(),
                key.name().orElse(""))
            .noting("key_id", key.id())
            .noting("reason", "revoked by its holder");
    log.record(ending(entry, key, end));
  }

  private static AuditEntry ending(AuditEntry entry, ApiKey key, Instant end) {
    Map<String, Object> after = fields(key);
    after.put("expires_at", end);
    return entry.changing(fields(key), after);
  }

  /** The caller may read the key but was not allowed to end it. */
  void refused(Caller caller, AuditAction action, ApiKey key, int status) {
    log.record(entry(caller, action, key).answered(status));
  }

  /** This user logged in. */
  public void loggedIn(UUID userId, int status) {
    log.record(login(userId, status));
  }

  /**
   * Somebody tried to log in.
   *
   * @param user the user with the given email address; without one no row remains, but the work is
   *     the same
   */
  public void loginRefused(Optional<UUID> user, int status) {
    log.recordIf(user.isPresent(), login(user.orElseGet(UUID::randomUUID), status));
  }

  private static AuditEntry login(UUID userId, int status) {
    return AuditEntry.by(Optional.of(userId), AuditAction.LOGIN, KEY, userId, "").answered(status);
  }

  void loggedOut(Caller caller) {
    log.record(AuditEntry.by(caller, AuditAction.LOGOUT, KEY, caller.userId(), ""));
  }

  private static AuditEntry entry(Caller caller, AuditAction action, ApiKey key) {
    return AuditEntry.by(caller, action, KEY, key.userId(), key.name().orElse(""));
  }

  private static Map<String, Object> fields(ApiKey key) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("created_at", key.createdAt());
    fields.put("expires_at", key.expiresAt());
    fields.put("last_used", key.lastUsed());
    fields.put("user_id", key.userId());
    return fields;
  }
}
