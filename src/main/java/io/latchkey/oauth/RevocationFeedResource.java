package io.latchkey.oauth;

import io.latchkey.access.Requires;
import io.latchkey.api.RevocationsResponse;
import io.latchkey.api.RevocationsResponse.Revoked;
import io.latchkey.lease.Revocation;
import io.latchkey.lease.RevokerTerms;
import io.latchkey.revocation.PollAnswer;
import io.latchkey.revocation.RevocationFeed;
import io.latchkey.storage.Retried;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** What was revoked lately, for services that keep what they were told (verification 5). */
@Path("/revocations")
@Produces(MediaType.APPLICATION_JSON)
@Retried
@ApplicationScoped
public class RevocationFeedResource {

  @Inject RevocationFeed feed;

  /** Everything of the last window, as it stands in the database after the request arrived. */
  @GET
  @Requires(value = "api_key:introspect", siteWide = true, rateLimited = false)
  public CompletionStage<RevocationsResponse> list() {
    return feed.read(RevocationFeedResource::response);
  }

  private static RevocationsResponse response(PollAnswer answer) {
    return new RevocationsResponse(
        answer.now(),
        answer.longestLeaseMillis(),
        Math.toIntExact(RevokerTerms.WINDOW.toMillis()),
        answer.rows().stream().map(RevocationFeedResource::revoked).toList());
  }

  private static Revoked revoked(Revocation<String> row) {
    String kind = row.isOfEverything() ? "all" : row.key().isPresent() ? "key" : "user";
    UUID user = row.user().orElse(null);
    return new Revoked(row.id(), kind, row.key().orElse(null), user);
  }
}
