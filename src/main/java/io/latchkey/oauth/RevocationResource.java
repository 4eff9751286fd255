package io.latchkey.oauth;

import io.latchkey.access.ForClients;
import io.latchkey.api.Form;
import io.latchkey.apikey.HolderRevocation;
import io.latchkey.storage.Retried;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;

/** Whoever holds a key may end it (RFC 7009, verification 4); no other credential is looked at. */
@Path("/revoke")
@Produces(MediaType.APPLICATION_JSON)
@ForClients
@Retried
@ApplicationScoped
public class RevocationResource {

  @Inject HolderRevocation revocation;

  /** Ends the key now. The answer is the same, and as late, if there is no such key. */
  @POST
  @PermitAll
  public CompletionStage<Response> revoke(Form form) {
    return revocation.end(Tokens.required(form).strip()); // a file ends in a line break
  }
}
