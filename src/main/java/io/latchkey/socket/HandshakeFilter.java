package io.latchkey.socket;

import io.latchkey.api.ErrorResponse;
import io.latchkey.problem.ErrorAnswer;
import io.latchkey.problem.Problem;
import io.latchkey.problem.ProblemMapper;
import io.latchkey.problem.UnexpectedErrorMapper;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.server.ServerContainer;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides who may open a socket, just as the operation at the same address would, which answers
 * requests that do not ask for one. Behind this filter comes the server's own, which would open a
 * socket for anybody: it sees no request for one that was not admitted here.
 */
public class HandshakeFilter extends HttpFilter {
  private static final long serialVersionUID = 1;

  private static final Pattern ADDRESS =
      Pattern.compile("/api/v2/templateversions/([^/]+)/dynamic-parameters");

  @Inject transient ParametersForm form;
  private boolean tyrus;

  @Override
  public void init() {
    Object sockets = getServletContext().getAttribute(ServerContainer.class.getName());
    tyrus = sockets != null && sockets.getClass().getName().startsWith("org.glassfish.tyrus.");
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getHeader("Upgrade") == null) {
      chain.doFilter(request, response);
      return;
    }
    String path = request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
    Matcher address = ADDRESS.matcher(path);
    if (!address.matches() || !Handshake.isAskedFor(request)) {
      chain.doFilter(new PlainRequest(request), response);
      return;
    }
    ParametersCaller caller;
    try {
      Handshake.requireWellFormed(request, tyrus);
      caller = form.admit(request, address.group(1));
    } catch (RuntimeException refused) {
      refuse(request, response, refused);
      return;
    }
    chain.doFilter(new AdmittedRequest(request, caller), response);
  }

  /** Answers as the operation would. */
  private static void refuse(
      HttpServletRequest request, HttpServletResponse response, RuntimeException refused)
      throws IOException {
    if (refused instanceof Problem problem) {
      request.setAttribute(ProblemMapper.REASON, problem.reason());
    }
    try (Response answer = new UnexpectedErrorMapper().toResponse(refused)) {
      answer
          .getStringHeaders()
          .forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
      response.setHeader("Connection", "close"); // some servers close it without saying so
      ErrorAnswer.write(response, answer.getStatus(), (ErrorResponse) answer.getEntity());
    }
  }
}
