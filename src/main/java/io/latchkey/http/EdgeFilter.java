package io.latchkey.http;

import io.latchkey.api.Form;
import io.latchkey.audit.CurrentOrigin;
import io.latchkey.audit.RequestOrigin;
import io.latchkey.problem.ErrorAnswer;
import io.latchkey.settings.AddressBlock;
import io.latchkey.settings.Settings;
import io.latchkey.settings.TrustedProxies;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * Sets the headers that every answer carries, and serves the console's pages, but never at the
 * paths that must not answer with one: see {@link ConsolePages}. A request's body is read before
 * anything else is done: see {@link RequestBody}. Requests to the API get an id, are timed, and are
 * logged when they are rejected. This is the first of the filters: {@code web.xml} sets their
 * order.
 */
public class EdgeFilter extends HttpFilter {
  private static final long serialVersionUID = 1;

  private static final String API = "/api/v2";

  private static final Pattern OAUTH =
      Pattern.compile("/oauth2/(introspect|introspect/batch|verify|revoke)/?");

  @Inject transient MeterRegistry registry;
  @Inject transient CurrentOrigin origin;
  @Inject transient Settings settings;

  private final transient RequestsAtOnce atOnce = new RequestsAtOnce();
  private transient RequestLog log;
  private transient RunningRequests running;
  private transient ScheduledThreadPoolExecutor deadlines;
  private boolean waits;

  @Override
  public void init() {
    log = new RequestLog(registry);
    running = RunningRequests.start(getServletContext());
    deadlines = new ScheduledThreadPoolExecutor(1, EdgeFilter::thread);
    deadlines.setRemoveOnCancelPolicy(true);
    waits = !getServletContext().getClass().getName().startsWith("io.undertow.");
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "latchkey-deadlines");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void destroy() {
    deadlines.shutdownNow();
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    RequestBody body = BodyReading.of(request);
    if (body == null && !running.begin()) {
      response.setHeader("Retry-After", "1");
      ErrorAnswer.write(
          response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "The server is stopping.");
      return;
    }
    if (body == null && !waits && RequestBody.isSentWith(request)) {
      BodyReading.start(request, deadlines, running::end); // after that it comes here again
      return;
    }
    AnswerEnd end = new AnswerEnd(response, deadlines);
    end.does(running::end);
    try {
      if (body == null) {
        body = RequestBody.isSentWith(request) ? RequestBody.await(request) : RequestBody.none();
      }
      end.does(body::forget);
      HttpServletRequest forwarded =
          new ForwardedRequest(body.in(request), settings.trustedProxies());
      answerInTurn(end.of(forwarded), response, chain, body, end);
    } finally {
      end.returned();
    }
  }

  /** Probes are always answered. */
  private void answerInTurn(
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain,
      RequestBody body,
      AnswerEnd end)
      throws IOException, ServletException {
    String client = AddressBlock.client(request.getRemoteAddr());
    boolean probe = request.getRequestURI().startsWith("/health");
    if (!probe && !atOnce.begin(client)) {
      RequestsAtOnce.refuse(request, response);
      return;
    }
    try {
      answer(request, response, chain, body, end);
      if (!end.isLater() && response.isCommitted()) {
        response.flushBuffer(); // waits here, while it counts, if the client does not read
      }
    } catch (IOException gone) {
      if (end.isLater() || !response.isCommitted()) {
        throw gone;
      }
    } finally { // one that is answered later takes up no thread meanwhile
      if (!probe) {
        atOnce.end(client);
      }
    }
  }

  private void answer(
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain,
      RequestBody body,
      AnswerEnd end)
      throws IOException, ServletException {
    String path = ConsolePages.place(request);
    AnswerHeaders.add(response);
    if (Sockets.isOpenedBy(request, path)) {
      request.setAttribute(RouteFilter.ROUTE, Sockets.PARAMETERS);
    } else if (Sockets.isAskedFor(request)) {
      response.setHeader("Connection", "close"); // Grizzly closes it without saying so
    }
    if (isApi(path) || isApi(request.getServletPath()) || !body.isWhole()) {
      answerApi(request, response, chain, body, end);
    } else if (ConsolePages.neverAt(path) || ConsolePages.isOdd(request.getRequestURI())) {
      ErrorAnswer.write(response, HttpServletResponse.SC_NOT_FOUND, "Route not found.");
    } else {
      ConsolePages.addHeaders(response);
      answerOthers(path, request, response, chain);
    }
  }

  private static boolean isApi(String path) {
    return path.equals(API) || path.startsWith(API + "/") || OAUTH.matcher(path).matches();
  }

  private static void answerOthers(
      String path, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!ConsolePages.has(path)) {
      chain.doFilter(request, response);
    } else if (ConsolePages.isReading(request)) {
      ConsolePages.show(request, response);
    } else {
      ConsolePages.refuseMethod(response);
    }
  }

  private void answerApi(
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain,
      RequestBody body,
      AnswerEnd end)
      throws IOException, ServletException {
    UUID requestId = requestId();
    String id = requestId.toString();
    String agent = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
    origin.is(new RequestOrigin(requestId, request.getRemoteAddr(), agent));
    request.setAttribute(TrustedProxies.CLIENT, request.getRemoteAddr());
    request.setAttribute(Form.SENT_TYPE, request.getContentType());
    response.setHeader("X-Coder-Build-Version", Version.WIRE);
    response.setHeader("X-Coder-Request-Id", id);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    long begun = body.begun();
    end.does(() -> log.answered(request, response.getStatus(), id, System.nanoTime() - begun));
    try {
      if (body.isWhole()) {
        chain.doFilter(new JsonOnly(request), response);
      } else {
        body.refuse(request, response);
      }
    } finally {
      origin.forget();
      end.doLatest();
    }
  }

  /** Only has to be unique, not unguessable. */
  private static UUID requestId() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(random.nextLong(), random.nextLong());
  }
}
