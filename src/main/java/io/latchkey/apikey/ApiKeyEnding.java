package io.latchkey.apikey;

import io.latchkey.access.Caller;
import io.latchkey.audit.AuditAction;
import io.latchkey.problem.Problem;
import io.latchkey.revocation.RevocationWait;
import io.latchkey.revocation.Revoked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Ends keys, and answers when no node accepts them any more; or refuses to and records that in the
 * audit log: a row written within the transaction of {@link KeyEnding} would be rolled back with
 * it.
 */
@ApplicationScoped
public class ApiKeyEnding {

  @Inject ApiKeys keys;
  @Inject KeyEnding ending;
  @Inject KeyAudit audit;
  @Inject KeyMeters meters;
  @Inject RevocationWait wait;

  /**
   * Ends a key now; it stays listed on demand until it is purged.
   *
   * @throws Problem 404 when there is none that the caller may read, 403 when only reading is
   *     allowed
   */
  public CompletionStage<Response> expire(Caller caller, String id) {
    return orRefused(
        caller, AuditAction.WRITE, id, () -> answer(ending.expire(caller, id), meters::expired));
  }

  /** Removes a key for good; refuses as {@link #expire} does. */
  public CompletionStage<Response> delete(Caller caller, String id) {
    return orRefused(
        caller, AuditAction.DELETE, id, () -> answer(ending.delete(caller, id), meters::deleted));
  }

  private CompletionStage<Response> answer(Revoked<Boolean> ended, Consumer<Boolean> count) {
    return wait.answer(
        ended,
        byThis -> {
          count.accept(byThis);
          return Response.noContent().build();
        });
  }

  /**
   * Whoever deletes a key that is gone may be repeating a request whose answer was lost, and takes
   * the refusal for one. It comes as late as the answer would, for keys that the caller may not see
   * too: the time must not tell them from those that do not exist.
   */
  private CompletionStage<Response> orRefused(
      Caller caller, AuditAction action, String id, Supplier<CompletionStage<Response>> end) {
    try {
      return orForbidden(caller, action, id, end);
    } catch (Problem refusal) {
      if (refusal.status() == 404 && KeySecret.isId(id)) {
        return wait.refuse(ending.refuse(id, refusal));
      }
      throw refusal;
    }
  }

  /** Records who may read the key and tries to end it; it may be gone by now. */
  private CompletionStage<Response> orForbidden(
      Caller caller, AuditAction action, String id, Supplier<CompletionStage<Response>> end) {
    try {
      return end.get();
    } catch (Problem refusal) {
      if (refusal.status() == 403) {
        ApiKey key = keys.require(caller, ApiKeys.READ, id);
        audit.refused(caller, action, key, refusal.status());
      }
      throw refusal;
    }
  }
}
