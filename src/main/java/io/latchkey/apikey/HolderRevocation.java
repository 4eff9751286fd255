package io.latchkey.apikey;

import io.latchkey.revocation.RevocationWait;
import io.latchkey.revocation.Revoked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Ends a key for whoever holds it: the secret is the permission. Strangers must not fill the logs,
 * so only a secret that matches leaves rows; but the answer is as late for any other, for the key
 * may have been deleted a moment ago.
 */
@ApplicationScoped
public class HolderRevocation {

  @Inject KeyEnding ending;
  @Inject KeyMeters meters;
  @Inject RevocationWait wait;

  /** Ends the key with that text, if there is one, and answers 200 when no node accepts it. */
  public CompletionStage<Response> end(String text) {
    Optional<KeySecret> secret = KeySecret.find(text);
    if (secret.isEmpty()) {
      return CompletableFuture.completedStage(Response.ok().build());
    }
    Optional<Revoked<Boolean>> ended = ending.expireForHolder(secret.get());
    return ended.isPresent()
        ? wait.answer(ended.get(), this::done)
        : wait.answerUnlogged(() -> done(false));
  }

  private Response done(boolean byThis) {
    meters.expired(byThis);
    return Response.ok().build();
  }
}
