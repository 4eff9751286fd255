package io.latchkey.verifier;

import io.latchkey.api.AllowListEntry;
import io.latchkey.api.IntrospectionResponse;
import io.latchkey.api.RevocationsResponse;
import io.latchkey.api.RevocationsResponse.Revoked;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** A memory of keys on clocks that a test sets. */
class MemoryOnSetClocks {

  static final Instant LATCHKEYS = Instant.parse("2026-11-27T12:00:00Z");
  static final Duration DAY = Duration.ofDays(1);
  static final UUID OLGA = new UUID(0, 1);
  static final PresentedKeyText KEY = text("abcdefghij");

  long nanos = Long.MAX_VALUE - 1_000_000_000;
  Instant latchkeys = LATCHKEYS;

  /** This machine's clock. */
  Instant here = LATCHKEYS;

  private final InstantSource machine = () -> here;
  private final Clock clock = machine.withZone(ZoneOffset.UTC);
  final LatchkeyTime time = new LatchkeyTime(() -> nanos, clock);
  final KeyMemory memory = new KeyMemory(100, time);

  static PresentedKeyText text(String id) {
    return PresentedKeyText.parse(ScriptedLatchkey.key(id)).orElseThrow();
  }

  void pass(Duration some) {
    nanos += some.toNanos();
    here = here.plus(some);
    latchkeys = latchkeys.plus(some);
  }

  void poll(Revoked... rows) {
    memory.apply(
        memory.beginPoll(), new RevocationsResponse(latchkeys, 5_000, 10_000, List.of(rows)));
  }

  static IntrospectionResponse active(String id, Instant end) {
    return new IntrospectionResponse(
        true,
        "invoice:pay invoice:read",
        id,
        "olga",
        OLGA.toString(),
        "Bearer",
        "http://x",
        1L,
        end.getEpochSecond(),
        id,
        null,
        "password",
        List.of("owner"),
        List.of(new AllowListEntry("invoice", "INV-7")));
  }

  KnownKey keep(Duration left) {
    return memory.keep(memory.beginReading(), KEY, active(KEY.id(), latchkeys.plus(left)));
  }
}
