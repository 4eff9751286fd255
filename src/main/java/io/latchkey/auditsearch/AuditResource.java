package io.latchkey.auditsearch;

import io.latchkey.access.Caller;
import io.latchkey.access.Requires;
import io.latchkey.api.AuditLogsResponse;
import io.latchkey.api.AuditVerificationResponse;
import io.latchkey.audit.AuditChain;
import io.latchkey.audit.AuditSealer;
import io.latchkey.search.Page;
import io.latchkey.search.QueryParameters;
import io.latchkey.storage.Retried;
import io.latchkey.user.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** Reads and verifies the audit log (token API 3.8). */
@Path("/audit")
@Produces(MediaType.APPLICATION_JSON)
@Retried
@ApplicationScoped
public class AuditResource {

  @Inject AuditPage pages;
  @Inject AuditChain chain;
  @Inject AuditSealer sealer;

  /** A page of the rows that the caller may read; an empty page is not an error. */
  @GET
  @Requires({})
  public AuditLogsResponse search(@Context SecurityContext security) {
    RequestContext context = RequestContext.of(security);
    QueryParameters query = context.query();
    Page page = Page.numbered(query);
    Caller caller = context.caller();
    return pages.read(new AuditSearch(caller).read(query), page);
  }

  /**
   * Whether every row is still as it was sealed, none removed or altered; seals what is left first.
   */
  @GET
  @Path("/verify")
  @Requires(value = "audit_log:read", siteWide = true)
  public AuditVerificationResponse verify() {
    sealer.sealAll();
    return chain.verify();
  }
}
