package io.latchkey.oauth;

import io.latchkey.access.ForClients;
import io.latchkey.access.Requires;
import io.latchkey.api.Form;
import io.latchkey.api.IntrospectBatchRequest;
import io.latchkey.api.IntrospectBatchResponse;
import io.latchkey.api.IntrospectionResponse;
import io.latchkey.problem.Problem;
import io.latchkey.settings.Settings;
import io.latchkey.storage.Retried;
import io.latchkey.user.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;

/**
 * Services ask what keys permit (verification 3). The caller's own key must not be confined to some
 * keys: one that is may ask about none.
 */
@Path("/introspect")
@Produces(MediaType.APPLICATION_JSON)
@ForClients
@Retried
@ApplicationScoped
public class IntrospectionResource {

  @Inject Introspection introspection;
  @Inject Settings settings;

  /** What one key permits; {@code fresh=true} asks the database, for whoever keeps the answer. */
  @POST
  @Requires(value = "api_key:introspect", siteWide = true, rateLimited = false)
  public IntrospectionResponse introspect(@Context SecurityContext security, Form form) {
    RequestContext context = RequestContext.of(security);
    String token = Tokens.required(form);
    boolean fresh = form.value("fresh").filter("true"::equals).isPresent();
    String address = context.address();
    return introspection.describe(
        fresh ? introspection.findAfresh(token, address) : introspection.find(token, address),
        issuer(context));
  }

  /** The same about several keys. */
  @POST
  @Path("/batch")
  @Requires(value = "api_key:introspect", siteWide = true, rateLimited = false)
  public IntrospectBatchResponse introspectAll(
      @Context SecurityContext security, IntrospectBatchRequest request) {
    RequestContext context = RequestContext.of(security);
    List<String> tokens = request == null ? null : request.tokens();
    if (tokens == null || tokens.isEmpty() || tokens.size() > IntrospectBatchRequest.MOST) {
      throw Problem.of(
          400, "Bad request.", "tokens must hold 1 to " + IntrospectBatchRequest.MOST + " texts.");
    }
    String issuer = issuer(context);
    return new IntrospectBatchResponse(
        tokens.stream()
            .map(token -> introspection.find(token == null ? "" : token, context.address()))
            .map(found -> introspection.describe(found, issuer))
            .toList());
  }

  private String issuer(RequestContext context) {
    return settings.address(context.uri().getBaseUri());
  }
}
