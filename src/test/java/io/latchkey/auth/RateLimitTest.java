package io.latchkey.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.latchkey.access.AllowList;
import io.latchkey.access.Caller;
import io.latchkey.access.Role;
import io.latchkey.access.ScopeSet;
import io.latchkey.problem.Problem;
import io.latchkey.settings.SampleSettings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests a minute, by user and by address (token API D22, 3.2). */
class RateLimitTest {
  private static final Instant START = Instant.parse("2026-06-02T10:00:15Z");

  private final SetClock clock = new SetClock();

  @Test
  void refusesTheFirstRequestBeyondTheLimit() {
    RateLimit limit = limit("3");
    for (int i = 0; i < 3; i++) {
      limit.countAddress("192.0.2.1");
    }
    Problem refused = catchThrowableOfType(Problem.class, () -> limit.countAddress("192.0.2.1"));
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.reason()).isEqualTo("rate_limited");
    assertThat(refused.body().message())
        .isEqualTo("You've been rate limited for sending too many requests!");
  }

  @Test
  void countsEachAddressByItself() {
    RateLimit limit = limit("1");
    limit.countAddress("192.0.2.1");
    limit.countAddress("192.0.2.2");
    assertThatThrownBy(() -> limit.countAddress("192.0.2.2")).isInstanceOf(Problem.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8:1:2::1, 2001:DB8:1:2:ffff:ffff:ffff:ffff",
    "192.0.2.1, ::ffff:192.0.2.1",
    "192.0.2.1, 0:0:0:0:0:ffff:c000:201",
    "fe80::1%eth0, fe80::2%1",
  })
  void anIpv6NetworkOf64BitsCountsAsOneAddressAndAMappedAddressAsIpv4(String one, String other) {
    RateLimit limit = limit("1");
    limit.countAddress(one);
    assertThatThrownBy(() -> limit.countAddress(other)).isInstanceOf(Problem.class);
    limit.countAddress("2001:db8:1:3::1");
    limit.countAddress("192.0.2.2");
  }

  @Test
  void countsAUserWhateverTheKeyAndApartFromAddresses() {
    RateLimit limit = limit("2");
    limit.countUser(caller(1, "0000000001"), request(null));
    limit.countUser(caller(1, "0000000002"), request(null));
    limit.countUser(caller(2, "0000000003"), request(null));
    limit.countAddress("192.0.2.1");
    assertThatThrownBy(() -> limit.countUser(caller(1, "0000000004"), request(null)))
        .isInstanceOf(Problem.class);
  }

  @Test
  void beginsAnewWithEachMinute() {
    RateLimit limit = limit("1");
    limit.countAddress("192.0.2.1");
    clock.advance(Duration.ofSeconds(44));
    assertThatThrownBy(() -> limit.countAddress("192.0.2.1")).isInstanceOf(Problem.class);
    clock.advance(Duration.ofSeconds(1));
    limit.countAddress("192.0.2.1");
    assertThatThrownBy(() -> limit.countAddress("192.0.2.1")).isInstanceOf(Problem.class);
  }

  @Test
  void anOwnerMayAskNotToBeCounted() {
    RateLimit limit = limit("1");
    Caller owner = caller(1, "0000000001", Role.OWNER);
    for (int i = 0; i < 5; i++) {
      limit.countUser(owner, request("true"));
    }
    limit.countUser(owner, request(null));
    assertThatThrownBy(() -> limit.countUser(owner, request("false"))).isInstanceOf(Problem.class);
  }

  @Test
  void nobodyElseMayAskNotToBeCounted() {
    RateLimit limit = limit("1");
    Caller member = caller(1, "0000000001");
    limit.countUser(member, request("true"));
    assertThatThrownBy(() -> limit.countUser(member, request("true"))).isInstanceOf(Problem.class);
  }

  @Test
  void aNegativeLimitIsNone() {
    RateLimit limit = limit("-1");
    for (int i = 0; i < 2_000; i++) {
      limit.countAddress("192.0.2.1");
    }
    assertThat(limit.settings.apiRateLimit()).isNegative();
  }

  @Test
  void byDefaultAUserHas512RequestsAMinute() {
    RateLimit limit = limit(Map.of());
    Caller member = caller(1, "0000000001");
    for (int i = 0; i < 512; i++) {
      limit.countUser(member, request(null));
    }
    assertThatThrownBy(() -> limit.countUser(member, request(null))).isInstanceOf(Problem.class);
  }

  private RateLimit limit(String requests) {
    return limit(Map.of("CODER_API_RATE_LIMIT", requests));
  }

  @SuppressWarnings("UnnecessaryAssignment") // there is no container here
  private RateLimit limit(Map<String, String> settings) {
    RateLimit limit = new RateLimit();
    limit.clock = clock;
    limit.settings = SampleSettings.with(settings);
    return limit;
  }

  private static Caller caller(int number, String key, Role... roles) {
    return new Caller(
        new UUID(0, number),
        "user" + number,
        Set.of(roles),
        key,
        ScopeSet.ALL,
        AllowList.ANY,
        START.plus(Duration.ofDays(1)));
  }

  /** A request of which nothing but one header is asked for. */
  private static Call request(String bypass) {
    UnaryOperator<String> nothing =
        name -> {
          throw new AssertionError(name);
        };
    UnaryOperator<String> header =
        name -> {
          assertThat(name).isEqualTo("X-Coder-Bypass-Ratelimit");
          return bypass;
        };
    return new Call(
        true, header, nothing, nothing, () -> URI.create("http://localhost/"), "", id -> {});
  }

  private static final class SetClock extends Clock {
    private Instant now = START;

    void advance(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
