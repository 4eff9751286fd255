package io.latchkey.apikey;

import io.latchkey.access.Caller;
import io.latchkey.access.Permission;
import io.latchkey.audit.AuditAction;
import io.latchkey.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Ends keys, or refuses to and records that in the audit log: a row written within the transaction
 * of {@link KeyEnding} would be rolled back with it.
 */
@ApplicationScoped
public class ApiKeyEnding {

  @Inject ApiKeys keys;
  @Inject KeyEnding ending;
  @Inject KeyAudit audit;
  @Inject KeyMeters meters;

  /**
   * Ends a key now; it stays listed on demand until it is purged.
   *
   * @throws Problem 404 when there is none that the caller may read, 403 when only reading is
   *     allowed
   */
  public void expire(Caller caller, String id) {
    requireMay(caller, KeyEnding.UPDATE, AuditAction.WRITE, id);
    if (ending.expire(caller, id)) {
      meters.expired();
    }
  }

  /** Removes a key for good; refuses as {@link #expire} does. */
  public void delete(Caller caller, String id) {
    requireMay(caller, KeyEnding.DELETE, AuditAction.DELETE, id);
    if (ending.delete(caller, id)) {
      meters.deleted();
    }
  }

  private void requireMay(Caller caller, Permission permission, AuditAction action, String id) {
    ApiKey key = keys.require(caller, ApiKeys.READ, id);
    if (!caller.may(permission, key.asObject())) {
      Problem refusal = Problem.forbidden();
      audit.refused(caller, action, key, refusal.status());
      throw refusal;
    }
  }
}
