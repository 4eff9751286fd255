package io.latchkey.jakarta;

import io.latchkey.verifier.NotPermittedException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Answers what a key is not permitted ({@code key.require("invoice", id)}) with 403. */
public class NotPermittedMapper implements ExceptionMapper<NotPermittedException> {

  @Override
  public Response toResponse(NotPermittedException refused) {
    return Refusal.notPermitted(refused.getMessage()).response();
  }
}
