package io.latchkey.http;

import io.latchkey.problem.ErrorAnswer;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Answers in JSON what the container rejects before JAX-RS sees it, such as a path that cannot be
 * decoded; the container's own page is HTML and names the server. People who look for a page that
 * does not exist are told so by the console.
 */
@WebServlet(ErrorPage.PATH)
public class ErrorPage extends HttpServlet {
  private static final long serialVersionUID = 1;

  static final String PATH = "/error-page";

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    boolean refused = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) != null;
    int status = refused ? response.getStatus() : HttpServletResponse.SC_NOT_FOUND;
    if (status == HttpServletResponse.SC_NOT_IMPLEMENTED) { // no route, so no method is known
      status = HttpServletResponse.SC_NOT_FOUND;
    }
    if (refused && status == HttpServletResponse.SC_NOT_FOUND && isPerson(request)) {
      AnswerHeaders.add(response);
      ConsolePages.addHeaders(response);
      ConsolePages.show(request, response);
      return;
    }
    AnswerHeaders.add(response);
    ErrorAnswer.write(response, status, status == 404 ? "Route not found." : "Request refused.");
  }

  private static boolean isPerson(HttpServletRequest request) {
    String accept = request.getHeader("Accept");
    return accept != null
        && accept.contains("text/html")
        && ConsolePages.isReading(request)
        && ConsolePages.mayBeAt(request);
  }
}
