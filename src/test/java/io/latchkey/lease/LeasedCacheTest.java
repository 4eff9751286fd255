package io.latchkey.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each rule of the cache by itself, on clocks that the test sets. */
class LeasedCacheTest {

  private static final UUID ANNA = new UUID(0, 1);
  private static final UUID BEN = new UUID(0, 2);
  private static final Instant START = Instant.parse("2026-11-26T12:00:00Z");

  private static final Duration A_DAY = Duration.ofDays(1);

  private record Owned(UUID user, String text) {}

  private static final Owned OLD = new Owned(ANNA, "old");
  private static final Owned OTHER = new Owned(ANNA, "other");
  private static final Owned BENS = new Owned(BEN, "Ben's");

  private long nanos = Long.MAX_VALUE - 1_000_000_000;
  private long millis = START.toEpochMilli();
  private Instant databaseTime = START;
  private final LeasedCache<String, Owned> cache = newCache();

  private LeasedCache<String, Owned> newCache() {
    return new LeasedCache<>(
        new LeaseTerms(Duration.ofMillis(500), Duration.ofSeconds(10), 100),
        Owned::user,
        () -> nanos,
        () -> millis);
  }

  @BeforeEach
  void threeRecordsAndALease() {
    poll(List.of());
    put("a", OLD);
    put("b", OTHER);
    put("c", BENS);
  }

  private void pass(long milliseconds) {
    nanos += milliseconds * 1_000_000;
    millis += milliseconds;
    databaseTime = databaseTime.plusMillis(milliseconds);
  }

  private void poll(List<Revocation<String>> rows) {
    cache.apply(cache.beginPoll(), databaseTime, rows);
  }

  private boolean put(String key, Owned record) {
    return cache.put(cache.beginReading(), key, record);
  }

  private List<String> found() {
    return Stream.of("a", "b", "c").filter(key -> cache.find(key).isPresent()).toList();
  }

  private Revocation<String> ofKey(String key) {
    return Revocation.ofKey(UUID.randomUUID(), key, databaseTime);
  }

  private Revocation<String> ofAnna() {
    return Revocation.ofUser(UUID.randomUUID(), ANNA, databaseTime);
  }

  @Test
  void aRecordIsFoundUntilTheLeaseIsOver() {
    pass(499);
    assertThat(cache.find("a")).containsSame(OLD);
    pass(1);
    assertThat(cache.find("a")).isEmpty();
    poll(List.of());
    assertThat(cache.find("a")).containsSame(OLD);
  }

  @Test
  void theLeaseCountsFromTheStartOfThePoll() {
    Poll slow = cache.beginPoll();
    pass(300);
    cache.apply(slow, databaseTime, List.of());
    pass(200);
    assertThat(cache.find("a")).isEmpty();
  }

  @Test
  void noPollYetIsNoLeaseAtAnyTime() {
    for (long time : new long[] {Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE}) {
      nanos = time;
      millis = time;
      LeasedCache<String, Owned> fresh = newCache();
      fresh.put(fresh.beginReading(), "a", OLD);
      assertThat(fresh.find("a")).isEmpty();
      assertThat(fresh.statistics().sinceLastPoll()).isEmpty();
    }
  }

  @Test
  void theFirstPollRemovesWhatWasPutBefore() {
    LeasedCache<String, Owned> fresh = newCache();
    Reading before = fresh.beginReading();
    fresh.put(before, "a", OLD);
    fresh.apply(fresh.beginPoll(), databaseTime, List.of());
    assertThat(fresh.find("a")).isEmpty();
    assertThat(fresh.put(before, "b", OTHER)).isFalse();
  }

  @Test
  void aKeyThatWasRevokedIsRemoved() {
    poll(List.of(ofKey("a")));
    assertThat(found()).containsExactly("b", "c");
  }

  @Test
  void allKeysOfAUserThatWasRevokedAreRemovedAndNewOnesAreKept() {
    poll(List.of(ofAnna()));
    assertThat(found()).containsExactly("c");
    put("a", OTHER);
    assertThat(found()).containsExactly("a", "c");
    poll(List.of(ofAnna()));
    assertThat(found()).containsExactly("c");
  }

  @Test
  void everythingIsRemoved() {
    poll(List.of(Revocation.ofEverything(UUID.randomUUID(), databaseTime)));
    assertThat(found()).isEmpty();
    assertThat(cache.statistics().records()).isZero();
  }

  @Test
  void aRowThatWasSeenRemovesNothingAgain() {
    Revocation<String> row = ofKey("a");
    poll(List.of(row));
    put("a", OTHER);
    Reading reading = cache.beginReading();
    poll(List.of(row));
    assertThat(cache.find("a")).containsSame(OTHER);
    assertThat(cache.put(reading, "a", OLD)).isTrue();
  }

  @Test
  void aRowThatWasCommittedLateIsAppliedHoweverOldItIs() {
    Revocation<String> late = ofKey("a");
    pass(400);
    poll(List.of(ofKey("b")));
    poll(List.of(late));
    assertThat(cache.find("a")).isEmpty();
  }

  @Test
  void aReadThatARevocationOvertookIsNotKept() {
    Reading reading = cache.beginReading();
    poll(List.of(ofKey("c")));
    assertThat(cache.put(reading, "a", OLD)).isFalse();
    assertThat(put("a", OTHER)).isTrue();
  }

  @Test
  void rowsThatBreakOffAreAppliedAgainAndExtendNoLease() {
    Reading before = cache.beginReading();
    List<Revocation<String>> rows = List.of(ofKey("c"), ofKey("a"));
    pass(300);
    List<Revocation<String>> brokenRows = new ArrayList<>(rows);
    brokenRows.set(1, null);
    assertThatThrownBy(() -> cache.apply(cache.beginPoll(), databaseTime, brokenRows))
        .isInstanceOf(NullPointerException.class);
    assertThat(cache.statistics().sinceLastPoll()).contains(Duration.ofMillis(300));
    assertThat(cache.put(before, "b", OTHER)).as("removed in part").isFalse();
    poll(rows);
    assertThat(found()).containsExactly("b");
  }

  @Test
  void aPollThatIsOlderThanTheLastDoesNotTakeTheLeaseBack() {
    Poll older = cache.beginPoll();
    pass(400);
    poll(List.of());
    cache.apply(older, databaseTime, List.of());
    pass(400);
    assertThat(cache.find("a")).containsSame(OLD);
  }

  @Test
  void everythingIsRemovedWhenRowsMayHaveBeenMissedByOwnClock() {
    Reading reading = cache.beginReading();
    Poll slow = cache.beginPoll();
    nanos += 5_000_000_001L;
    cache.apply(slow, databaseTime, List.of());
    assertThat(cache.put(reading, "a", OLD)).as("judged when the answer is there").isFalse();
    poll(List.of());
    assertThat(cache.find("a")).isEmpty();
  }

  @Test
  void everythingIsRemovedWhenRowsMayHaveBeenMissedByTheDatabasesClock() {
    Reading reading = cache.beginReading();
    databaseTime = databaseTime.plusSeconds(5);
    poll(List.of());
    assertThat(cache.find("a")).containsSame(OLD);
    databaseTime = databaseTime.plusSeconds(5).plusNanos(1000);
    poll(List.of());
    assertThat(cache.find("a")).isEmpty();
    assertThat(cache.put(reading, "a", OLD)).isFalse();
  }

  @Test
  void aLeaseIsAsShortAsItWasGrantedAndNeverLongerThanTheCachesOwn() {
    cache.apply(cache.beginPoll(), databaseTime, Duration.ofMillis(200), List.of());
    pass(200);
    assertThat(cache.find("a")).isEmpty();
    cache.apply(cache.beginPoll(), databaseTime, Duration.ofSeconds(5), List.of());
    pass(500);
    assertThat(cache.find("a")).isEmpty();
  }

  @Test
  void onlyTheVeryRecordIsReplaced() {
    Owned used = new Owned(ANNA, "old");
    assertThat(cache.replace("a", used, OTHER)).as("equal, but another").isFalse();
    assertThat(cache.replace("a", OLD, used)).isTrue();
    assertThat(cache.find("a")).containsSame(used);
    poll(List.of(ofAnna()));
    assertThat(cache.replace("a", used, OLD)).as("revoked meanwhile").isFalse();
    assertThat(cache.find("a")).isEmpty();
    assertThatThrownBy(() -> cache.replace("c", BENS, OLD))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLapsedRecordIsFoundForTheTimeThatIsAllowedAndNotAfterIt() {
    pass(500);
    assertThat(cache.find("a")).isEmpty();
    assertThat(cache.findLapsed("a", Duration.ZERO)).as("the lease is over").isEmpty();
    assertThat(cache.findLapsed("a", Duration.ofMillis(300))).containsSame(OLD);
    pass(299);
    assertThat(cache.findLapsed("a", Duration.ofMillis(300))).containsSame(OLD);
    pass(1);
    assertThat(cache.findLapsed("a", Duration.ofMillis(300))).isEmpty();
    poll(List.of());
    assertThat(cache.findLapsed("a", Duration.ZERO)).as("under a lease").containsSame(OLD);
  }

  @Test
  void aRecordLapsesByWhicheverClockIsAhead() {
    nanos += 800_000_000L;
    assertThat(cache.findLapsed("a", Duration.ofMillis(300))).isEmpty();
    nanos -= 800_000_000L;
    millis += 800;
    assertThat(cache.findLapsed("a", Duration.ofMillis(300))).isEmpty();
  }

  @Test
  void theTimeThatIsAllowedCountsFromTheEndOfALeaseThatWasGrantedShorter() {
    cache.apply(cache.beginPoll(), databaseTime, Duration.ofMillis(200), List.of());
    pass(499);
    assertThat(cache.findLapsed("a", Duration.ofMillis(300))).containsSame(OLD);
    pass(1);
    assertThat(cache.findLapsed("a", Duration.ofMillis(300))).isEmpty();
  }

  @Test
  void whatWasRevokedIsNotFoundAsLapsedEither() {
    poll(List.of(ofKey("c")));
    pass(500);
    assertThat(cache.findLapsed("c", A_DAY)).as("the key was revoked").isEmpty();
    assertThat(cache.findLapsed("a", A_DAY)).containsSame(OLD);
    poll(List.of(ofAnna()));
    pass(500);
    assertThat(cache.findLapsed("a", A_DAY)).as("its user was revoked").isEmpty();
    put("c", BENS);
    poll(List.of(Revocation.ofEverything(UUID.randomUUID(), databaseTime)));
    pass(500);
    assertThat(cache.findLapsed("c", A_DAY)).as("everything was revoked").isEmpty();
  }

  @Test
  void theFirstPollAfterAnOutageEndsAllThatHadLapsed() {
    pass(5_001);
    assertThat(cache.findLapsed("a", A_DAY)).containsSame(OLD);
    poll(List.of());
    assertThat(cache.findLapsed("a", A_DAY)).as("rows may have been missed").isEmpty();
  }

  @Test
  void nothingIsFoundAsLapsedBeforeTheFirstPollAndAfterTheEnd() {
    LeasedCache<String, Owned> fresh = newCache();
    fresh.put(fresh.beginReading(), "a", OLD);
    assertThat(fresh.findLapsed("a", A_DAY)).as("no poll yet").isEmpty();
    Poll underWay = cache.beginPoll();
    cache.close();
    assertThat(cache.findLapsed("a", A_DAY)).as("closed").isEmpty();
    cache.apply(underWay, databaseTime, List.of());
    put("a", OLD);
    assertThat(cache.findLapsed("a", A_DAY)).as("a poll that was under way").isEmpty();
  }

  @Test
  void lookingForALapsedRecordIsNoRequest() {
    pass(500);
    cache.findLapsed("a", A_DAY);
    cache.findLapsed("a", Duration.ZERO);
    cache.findLapsed("nobody's", A_DAY);
    assertThat(cache.statistics())
        .isEqualTo(new LeaseStatistics(0, 0, 0, 3, 2, Optional.of(Duration.ofMillis(500))));
  }

  @Test
  void findsAreCounted() {
    pass(100);
    cache.find("a");
    cache.find("nobody's");
    pass(400);
    cache.find("a");
    assertThat(cache.statistics())
        .isEqualTo(new LeaseStatistics(1, 1, 1, 3, 2, Optional.of(Duration.ofMillis(500))));
  }
}
