package io.latchkey.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LeaseTermsTest {

  @Test
  void theRangesIncludeTheirEnds() {
    assertThat(terms(100, 200, 1).lease()).hasMillis(100);
    assertThat(terms(5_000, 3_600_000, 1).window()).hasHours(1);
  }

  @Test
  void whatIsOutOfRangeIsRefusedByName() {
    assertThatThrownBy(() -> terms(99, 10_000, 1)).hasMessageContaining("lease");
    assertThatThrownBy(() -> terms(5_001, 20_000, 1)).hasMessageContaining("lease");
    assertThatThrownBy(() -> terms(500, 999, 1)).hasMessageContaining("window");
    assertThatThrownBy(() -> terms(500, 3_600_001, 1)).hasMessageContaining("window");
    assertThatThrownBy(() -> terms(500, 10_000, 0)).hasMessageContaining("record");
  }

  private static LeaseTerms terms(long lease, long window, long records) {
    return new LeaseTerms(Duration.ofMillis(lease), Duration.ofMillis(window), records);
  }

  @Test
  void aRevocationNamesAKeyOrAUserOrEverything() {
    UUID id = UUID.randomUUID();
    assertThat(Revocation.ofEverything(id, Instant.EPOCH).isOfEverything()).isTrue();
    assertThat(Revocation.ofKey(id, "a", Instant.EPOCH).isOfEverything()).isFalse();
    assertThat(Revocation.ofUser(id, id, Instant.EPOCH).isOfEverything()).isFalse();
    assertThatThrownBy(() -> new Revocation<>(id, Optional.of("a"), Optional.of(id), Instant.EPOCH))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
