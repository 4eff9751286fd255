package io.latchkey.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.latchkey.problem.Problem;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What no database can be driven into: one that never answers, and one that is always late. */
class RevocationWaitTest {

  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

  private final UUID first = UUID.randomUUID();
  private final List<UUID> rowsAskedFor = new ArrayList<>();
  private final List<UUID> rowsWritten = new ArrayList<>();

  /** A log and holders that answer with the same at any time. */
  @SuppressWarnings("UnnecessaryAssignment") // there is no container here that injects
  private RevocationWait waitFor(HolderAtRow... holders) {
    RevocationWait wait = new RevocationWait();
    wait.meters = new RevocationMeters();
    wait.meters.registry = new SimpleMeterRegistry();
    wait.meters.register();
    wait.holders =
        new LeaseHolders() {
          @Override
          public List<HolderAtRow> at(UUID row) {
            rowsAskedFor.add(row);
            if (holders.length == 0) {
              throw new IllegalStateException("no connection");
            }
            return List.of(holders);
          }
        };
    wait.log =
        new RevocationLog() {
          @Override
          public <T> Revoked<T> again(Revoked<T> revoked) {
            UUID next = UUID.randomUUID();
            rowsWritten.add(next);
            return new Revoked<>(next, revoked.key(), revoked.user(), revoked.value());
          }
        };
    return wait;
  }

  private Revoked<String> done() {
    return new Revoked<>(first, "abcdefghij", null, "done");
  }

  @Test
  void aDatabaseThatDoesNotSayHowLongIsNotTakenForASuccess() {
    assertUnknown(waitFor());
    assertThat(rowsWritten).isEmpty();
  }

  @Test
  void aRefusalIsNotToldEitherThen() {
    Problem notFound = Problem.notFound();
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> waitFor().refuse(new Revoked<>(first, null, null, notFound)))
        .returns(503, Problem::status);
  }

  /** Each row is asked for once; the last one is not followed by a promise. */
  @Test
  void rowsThatAreAlwaysLateAreNotTakenForASuccess() {
    assertUnknown(waitFor(new HolderAtRow(500, NOW.minusSeconds(3), NOW)));
    assertThat(rowsAskedFor).hasSize(5).doesNotHaveDuplicates().startsWith(first);
    assertThat(rowsWritten).containsAll(rowsAskedFor.subList(1, 5));
  }

  private void assertUnknown(RevocationWait wait) {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> wait.answer(done()))
        .returns(503, Problem::status)
        .returns("revocation_unknown", Problem::reason);
  }
}
