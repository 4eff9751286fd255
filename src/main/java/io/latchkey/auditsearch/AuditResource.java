package io.latchkey.auditsearch;

import io.latchkey.access.AccessObject;
import io.latchkey.access.Caller;
import io.latchkey.access.Requires;
import io.latchkey.api.AuditLogsResponse;
import io.latchkey.api.AuditVerificationResponse;
import io.latchkey.audit.AuditChain;
import io.latchkey.audit.AuditSealer;
import io.latchkey.problem.Problem;
import io.latchkey.search.Page;
import io.latchkey.search.QueryParameters;
import io.latchkey.storage.Retried;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;

/** The audit log, to be read and checked (token API 3.8). */
@Path("/audit")
@Produces(MediaType.APPLICATION_JSON)
@Retried
@ApplicationScoped
public class AuditResource {

  @Inject AuditPage pages;
  @Inject AuditChain chain;
  @Inject AuditSealer sealer;

  /** A page of the rows that the caller may read; none is no error. */
  @GET
  @Requires({})
  public AuditLogsResponse search(@Context UriInfo uri, @Context SecurityContext security) {
    QueryParameters query = new QueryParameters(uri.getQueryParameters());
    Page page = Page.numbered(query);
    Caller caller = (Caller) security.getUserPrincipal();
    return pages.read(new AuditSearch(caller).read(query.text("q").orElse("")), page);
  }

  /** Whether no row has been removed or altered since it was sealed; seals what is left first. */
  @GET
  @Path("/verify")
  @Requires("audit_log:read")
  public AuditVerificationResponse verify(@Context SecurityContext security) {
    Caller caller = (Caller) security.getUserPrincipal();
    if (!caller.may(AuditSearch.READ, AccessObject.siteWide(AuditSearch.READ.type()))) {
      throw Problem.notFound();
    }
    sealer.sealAll();
    return chain.verify();
  }
}
