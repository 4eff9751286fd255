package io.latchkey.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.api.RevocationsResponse.Revoked;
import io.latchkey.verifier.KeyRefusedException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is kept of keys and of refusals, and for how long, on clocks that the test sets. */
class KeyMemoryTest extends MemoryOnSetClocks {

  private static final PresentedKeyText WRONG =
      PresentedKeyText.parse("abcdefghij-xxxxxxxxxxxxxxxxxxxxxx").orElseThrow();

  private static Revoked everythingOf(String kind) {
    return new Revoked(UUID.randomUUID(), kind, null, null);
  }

  @Test
  void whatIsReadIsKeptUnderTheLease() {
    poll();
    keep(DAY);
    VerifiedKey found = memory.find(KEY).orElseThrow().key();
    assertThat(found.scopes()).containsExactlyInAnyOrder("invoice:read", "invoice:pay");
    assertThat(found.userId()).isEqualTo(OLGA);
    assertThat(found.tokenName()).isEmpty();
    pass(Duration.ofSeconds(5));
    assertThat(memory.find(KEY)).isEmpty();
    assertThat(memory.findLapsed(KEY, Duration.ZERO)).isEmpty();
    assertThat(memory.findLapsed(KEY, Duration.ofSeconds(1))).isPresent();
    pass(Duration.ofSeconds(1));
    assertThat(memory.findLapsed(KEY, Duration.ofSeconds(1))).isEmpty();
  }

  @Test
  void nothingIsKeptThatWasReadBeforeTheLastRevocation() {
    poll();
    KeyMemory.Readings before = memory.beginReading();
    poll(new Revoked(UUID.randomUUID(), "key", KEY.id(), null));
    memory.keep(before, KEY, active(KEY.id(), latchkeys.plus(DAY)));
    memory.keepRefused(before, WRONG, Optional.empty());
    assertThat(memory.find(KEY)).isEmpty();
    assertThat(memory.findRefused(WRONG)).isEmpty();
  }

  @Test
  void eachKindOfRevocationRemovesTheKey() {
    for (Revoked row :
        List.of(
            new Revoked(UUID.randomUUID(), "key", KEY.id(), null),
            new Revoked(UUID.randomUUID(), "user", null, OLGA),
            everythingOf("all"),
            everythingOf("key"), // which does not say which
            everythingOf("somethingNew"))) {
      poll();
      keep(DAY);
      poll(row);
      assertThat(memory.find(KEY)).as(row.kind()).isEmpty();
      assertThat(memory.findLapsed(KEY, DAY)).as(row.kind()).isEmpty();
    }
  }

  /** That is how the keys of a suspended user come back: a row says that something has changed. */
  @Test
  void whatWasRefusedIsForgottenAfterAnyRevocation() {
    poll();
    memory.keepRefused(memory.beginReading(), KEY, Optional.empty());
    assertThat(memory.findRefused(KEY)).isPresent();
    assertThat(memory.findRefused(WRONG)).isEmpty();
    poll(new Revoked(UUID.randomUUID(), "user", null, new UUID(0, 2)));
    assertThat(memory.findRefused(KEY)).isEmpty();
  }

  @Test
  void whatWasRefusedIsForgottenAfterTenSecondsAndWithoutALease() {
    poll();
    memory.keepRefused(memory.beginReading(), KEY, Optional.empty());
    pass(Duration.ofSeconds(5));
    assertThat(memory.findRefused(KEY)).isEmpty();
    poll();
    assertThat(memory.findRefused(KEY)).isPresent();
    for (int i = 0; i < 2; i++) {
      pass(Duration.ofSeconds(3));
      poll();
    }
    assertThat(memory.findRefused(KEY)).isEmpty();
  }

  @Test
  void aWrongSecretRefusesNobodyElse() {
    poll();
    KnownKey known = keep(DAY);
    memory.keepRefused(memory.beginReading(), WRONG, Optional.empty());
    assertThat(memory.find(KEY)).containsSame(known);
    assertThat(known.isOf(KEY)).isTrue();
    assertThat(known.isOf(WRONG)).isFalse();
    assertThat(memory.findRefused(KEY)).isEmpty();
  }

  @Test
  void aKeyThatIsRefusedIsKnownNoMore() {
    poll();
    keep(DAY);
    memory.keepRefused(memory.beginReading(), KEY, Optional.empty());
    assertThat(memory.find(KEY)).isEmpty();
    assertThat(memory.findLapsed(KEY, DAY)).isEmpty();
  }

  @Test
  void refusalsSayWhenAKeyEnded() {
    poll();
    memory.keepRefused(memory.beginReading(), KEY, Optional.of(LATCHKEYS));
    KeyRefusedException refusal = memory.findRefused(KEY).orElseThrow().exception();
    assertThat(refusal.reason()).isEqualTo(Reason.EXPIRED);
    assertThat(refusal.expiredAt()).contains(LATCHKEYS);
    assertThat(new RefusedKey(Optional.empty(), nanos).exception().reason())
        .isEqualTo(Reason.INACTIVE);
  }

  /** Whoever presents a key that has ended is told when, also after an outage. */
  @Test
  void whenAKeyEndedIsKnownWithoutALease() {
    poll();
    keep(Duration.ofHours(1));
    Instant end = latchkeys.plus(Duration.ofHours(1));
    assertThat(memory.findEnd(KEY)).isEmpty();
    pass(Duration.ofHours(2));
    assertThat(memory.findEnd(KEY)).contains(end);
    assertThat(memory.findEnd(WRONG)).isEmpty();
    memory.keepRefused(memory.beginReading(), KEY, memory.findEnd(KEY));
    assertThat(memory.findEnd(KEY)).contains(end);
    assertThat(memory.findEnd(WRONG)).isEmpty();
  }

  @Test
  void aClosedMemoryFindsNothing() {
    poll();
    keep(DAY);
    memory.close();
    poll();
    keep(DAY);
    assertThat(memory.find(KEY)).isEmpty();
    assertThat(memory.findLapsed(KEY, DAY)).isEmpty();
  }
}
