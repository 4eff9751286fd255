package io.latchkey.http;

import io.latchkey.problem.ProblemMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Times requests by route, and writes one line of {@code key=value} pairs for each that was
 * rejected, with the cause and the key's id, but never its secret or anything else that the client
 * sent.
 */
final class RequestLog {

  private static final Logger LOG = System.getLogger("io.latchkey.requests");

  private record Series(String method, String route, int status) {}

  private final MeterRegistry registry;
  private final Map<Series, Timer> timers = new ConcurrentHashMap<>();

  RequestLog(MeterRegistry registry) {
    this.registry = registry;
  }

  void answered(HttpServletRequest request, int status, String id, long nanoseconds) {
    Object known = request.getAttribute(RouteFilter.ROUTE);
    String route = known == null ? "unmatched" : known.toString();
    String method = known == null ? "any" : request.getMethod();
    timers
        .computeIfAbsent(new Series(method, route, status), this::timer)
        .record(nanoseconds, TimeUnit.NANOSECONDS);
    if (status >= 400 && LOG.isLoggable(Level.INFO)) {
      String line =
          "refused status="
              + status
              + " reason="
              + attribute(request, ProblemMapper.REASON)
              + " method="
              + method
              + " route="
              + route
              + " key="
              + attribute(request, ProblemMapper.KEY_ID)
              + " address="
              + request.getRemoteAddr()
              + " request="
              + id;
      LOG.log(Level.INFO, line);
    }
  }

  /** A key's id comes from a client: nothing but letters and digits may get into the log. */
  private static String attribute(HttpServletRequest request, String name) {
    String text = Objects.toString(request.getAttribute(name), "-");
    return text.replaceAll("[^0-9A-Za-z_-]", "?");
  }

  private Timer timer(Series series) {
    return Timer.builder("http.server.requests")
        .tag("method", series.method())
        .tag("route", series.route())
        .tag("status", Integer.toString(series.status()))
        .register(registry);
  }
}
