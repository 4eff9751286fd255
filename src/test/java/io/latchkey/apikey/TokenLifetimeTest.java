package io.latchkey.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.latchkey.access.Role;
import io.latchkey.problem.Problem;
import io.latchkey.settings.SampleSettings;
import io.latchkey.user.SampleUsers;
import io.latchkey.user.User;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a token lasts, by what is asked, whom it is for and the settings (token API 4.2). */
class TokenLifetimeTest {

  private static final User OWNER = SampleUsers.active(Role.OWNER);
  private static final User MEMBER = SampleUsers.active();
  private static final long WEEK = Duration.ofDays(7).toNanos();

  private final TokenLifetime byDefault = new TokenLifetime(SampleSettings.defaults());

  @Test
  void theCapFollowsTheUserThatTheTokenIsFor() {
    assertThat(byDefault.cap(OWNER)).isEqualTo(Duration.ofDays(7));
    assertThat(byDefault.cap(MEMBER)).isEqualTo(Duration.ofDays(36_525));
    assertThat(byDefault.cap(SampleUsers.active(Role.USER_ADMIN, Role.AUDITOR)))
        .isEqualTo(Duration.ofDays(36_525));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 999_999_999, 1_000_000_000, 604_800_000_000_000L})
  void upToTheCapAnythingPositiveIsGranted(long nanoseconds) {
    assertThat(byDefault.of(nanoseconds, OWNER)).isEqualTo(Duration.ofNanos(nanoseconds));
  }

  @Test
  void nothingAskedForMeansTheDefaultWhichNoCapTouches() {
    TokenLifetime set =
        new TokenLifetime(
            SampleSettings.with(
                Map.of(
                    "CODER_DEFAULT_TOKEN_LIFETIME", "30d",
                    "CODER_MAX_TOKEN_LIFETIME", "1d",
                    "CODER_MAX_ADMIN_TOKEN_LIFETIME", "1h")));
    assertThat(set.of(null, MEMBER)).isEqualTo(Duration.ofDays(30));
    assertThat(set.of(0L, OWNER)).isEqualTo(Duration.ofDays(30));
    assertThat(refusal(set, Duration.ofDays(2).toNanos(), MEMBER))
        .isEqualTo("lifetime must be less than 24h0m0s");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          604800000000001      | lifetime must be less than 168h0m0s
          9223372036854775807  | lifetime must be less than 168h0m0s
          -1                   | lifetime must be positive number greater than 0
          -9223372036854775808 | lifetime must be positive number greater than 0
          """)
  void whatIsNegativeOrAboveTheCapIsRefused(long nanoseconds, String detail) {
    assertThat(refusal(byDefault, nanoseconds, OWNER)).isEqualTo(detail);
  }

  @Test
  void theOwnersCapIsNotTheMembers() {
    assertThat(byDefault.of(WEEK + 1, MEMBER)).isEqualTo(Duration.ofNanos(WEEK + 1));
    assertThat(refusal(byDefault, Long.MAX_VALUE, MEMBER))
        .isEqualTo("lifetime must be less than 876600h0m0s");
  }

  private static String refusal(TokenLifetime lifetime, long nanoseconds, User user) {
    Problem refused =
        assertThatExceptionOfType(Problem.class)
            .isThrownBy(() -> lifetime.of(nanoseconds, user))
            .actual();
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().message()).isEqualTo("Failed to validate create API key request.");
    return refused.body().detail();
  }
}
