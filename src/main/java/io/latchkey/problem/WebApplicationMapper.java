package io.latchkey.problem;

import io.latchkey.api.ErrorResponse;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * What the platform itself rejects (no such route, method, media type), in our words: its own texts
 * differ from server to server and name addresses.
 */
@Provider
public class WebApplicationMapper implements ExceptionMapper<WebApplicationException> {

  @Override
  public Response toResponse(WebApplicationException refused) {
    if (refused instanceof MalformedBodyException malformed) {
      return ProblemMapper.response(Problem.malformed(malformed.getMessage()));
    }
    Response theirs = refused.getResponse();
    if (theirs.getStatus() < 400) {
      return theirs;
    }
    Response.ResponseBuilder response =
        ProblemMapper.response(
            theirs.getStatus(), new ErrorResponse(message(theirs.getStatus()), null, null));
    String allow = theirs.getHeaderString(HttpHeaders.ALLOW);
    return allow == null ? response.build() : response.header(HttpHeaders.ALLOW, allow).build();
  }

  private static String message(int status) {
    return switch (status) {
      case 400 -> "Bad request.";
      case 404 -> "Route not found.";
      case 405 -> "Method not allowed.";
      case 406 -> "Not acceptable.";
      case 413 -> "Request body is too large.";
      case 415 -> "Unsupported media type.";
      default -> status < 500 ? "Request refused." : "An internal server error occurred.";
    };
  }
}
