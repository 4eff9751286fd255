package io.latchkey.problem;

import io.latchkey.api.ErrorResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Sends a {@link Problem} unchanged. */
@Provider
public class ProblemMapper implements ExceptionMapper<Problem> {

  /** The request attribute with the reason of an error, for the log. */
  public static final String REASON = "io.latchkey.reason";

  /** The request attribute with the id of the key presented, for the log. */
  public static final String KEY_ID = "io.latchkey.key";

  @Context HttpServletRequest http;

  @Override
  public Response toResponse(Problem problem) {
    http.setAttribute(REASON, problem.reason());
    return response(problem);
  }

  static Response response(Problem problem) {
    Response.ResponseBuilder response = response(problem.status(), problem.body());
    problem.headers().forEach(response::header);
    return response.build();
  }

  static Response.ResponseBuilder response(int status, ErrorResponse body) {
    return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body);
  }
}
