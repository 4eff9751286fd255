package io.latchkey.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Each rule of the cache by itself. */
class LeasedCacheTest extends CacheOnSetClocks {

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
