package io.latchkey.auth;

import io.latchkey.access.Caller;
import io.latchkey.access.Role;
import io.latchkey.problem.Problem;
import io.latchkey.settings.AddressBlock;
import io.latchkey.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many requests a minute one user, or one address without a user, may make on this node (token
 * API D22); an IPv6 network of 64 bits is one address. Counted by whole minutes: when a new minute
 * begins, all counts start again, so memory holds at most one minute's callers.
 */
@ApplicationScoped
public class RateLimit {

  static final int TOO_MANY_REQUESTS = 429;

  private static final String BYPASS = "X-Coder-Bypass-Ratelimit";
  private static final int MINUTE_SECONDS = 60;

  @Inject Clock clock;
  @Inject Settings settings;

  private final AtomicLong minute = new AtomicLong();
  private final ConcurrentHashMap<Object, AtomicInteger> counts = new ConcurrentHashMap<>();

  /** Counts a request of a user; an owner may ask not to be counted. */
  public void countUser(Caller caller, Call request) {
    boolean bypass =
        caller.roles().contains(Role.OWNER) && "true".equals(request.header().apply(BYPASS));
    if (!bypass) {
      count(caller.userId());
    }
  }

  /** Counts a request that comes without a valid key. */
  public void countAddress(String address) {
    count(AddressBlock.client(address));
  }

  private void count(Object who) {
    int limit = settings.apiRateLimit();
    if (limit < 0) {
      return;
    }
    long now = clock.instant().getEpochSecond();
    long current = now / MINUTE_SECONDS;
    if (minute.getAndSet(current) != current) {
      counts.clear();
    }
    int requests = counts.computeIfAbsent(who, first -> new AtomicInteger()).incrementAndGet();
    if (requests > limit) {
      throw Problem.of(TOO_MANY_REQUESTS, "You've been rate limited for sending too many requests!")
          .because("rate_limited")
          .withHeader("Retry-After", Long.toString(MINUTE_SECONDS - now % MINUTE_SECONDS));
    }
  }
}
