package io.latchkey.jakarta;

import io.latchkey.verifier.NotPermittedException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers what a key is not permitted ({@code key.require("invoice", id)}) with 403. */
@Provider
public class NotPermittedMapper implements ExceptionMapper<NotPermittedException> {

  @Override
  public Response toResponse(NotPermittedException refused) {
    return Refusal.notPermitted(refused.getMessage()).response();
  }
}
