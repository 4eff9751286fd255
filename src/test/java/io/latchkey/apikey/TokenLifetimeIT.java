package io.latchkey.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long an owner's token lasts, to the nanosecond asked for (token API 4.2, D19). */
@ServerTest
class TokenLifetimeIT {

  private static final String KEYS = "/api/v2/users/me/keys";
  private static final long MICROSECOND = 1_000;

  private final LatchkeySystem owner = Fixtures.owner();

  private Answer create(String lifetime) {
    return owner.request("POST", KEYS + "/tokens", "{\"lifetime\":" + lifetime + "}");
  }

  private JsonObject created(String lifetime) {
    String key = create(lifetime).expect(201).json().getString("key");
    return owner.get(KEYS + "/" + key.substring(0, 10)).expect(200).json();
  }

  @ParameterizedTest
  @CsvSource({
    "604800000000000, 604800, 604800000000000",
    "60000000000,     60,     60000000000",
    "1999999999,      1,      1999999000",
    "500000000,       86400,  500000000",
    "null,            604800, 604800000000000",
    "0,               604800, 604800000000000",
  })
  void isGranted(String lifetime, int seconds, long nanoseconds) {
    JsonObject token = created(lifetime);
    assertThat(token.getInt("lifetime_seconds")).isEqualTo(seconds);
    Instant start = Instant.parse(token.getString("created_at"));
    Duration lasting = Duration.between(start, Instant.parse(token.getString("expires_at")));
    assertThat(lasting)
        .isBetween(Duration.ofNanos(nanoseconds), Duration.ofNanos(nanoseconds + MICROSECOND));
  }

  @ParameterizedTest
  @CsvSource({
    "604800000000001,      lifetime must be less than 168h0m0s",
    "9223372036854775807,  lifetime must be less than 168h0m0s",
    "-1,                   lifetime must be positive number greater than 0",
    "-9223372036854775808, lifetime must be positive number greater than 0",
  })
  void isRefused(String lifetime, String detail) {
    Answer refused = create(lifetime).expect(400);
    assertThat(refused.message()).isEqualTo("Failed to validate create API key request.");
    assertThat(refused.detail()).isEqualTo(detail);
  }

  @ParameterizedTest
  @CsvSource({
    "9223372036854775808",
    "-9223372036854775809",
    "1e30",
    "1e999999999",
    "1.5",
    "'\"1h\"'"
  })
  void isNoWholeNumberOf64Bits(String lifetime) {
    Answer refused = create(lifetime).expect(400);
    assertThat(refused.message()).isEqualTo("Request body must be valid JSON.");
    assertThat(refused.detail()).isNotEmpty();
  }

  @Test
  void aTokenThatLastsAnInstantIsRefusedAfterIt() {
    String key = create("1").expect(201).json().getString("key");
    assertThat(LatchkeySystem.underTest().as(key).get("/api/v2/users/me").expect(401).detail())
        .startsWith("API key expired at");
  }
}
