package io.latchkey.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What may be used without a lease by those who ask for that. */
class LapsedLeaseTest extends CacheOnSetClocks {

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
  void howeverLongALapsedRecordIsAllowedItIsFound() {
    pass(800);
    for (Duration longest :
        List.of(Duration.ofNanos(Long.MAX_VALUE), Duration.ofSeconds(Long.MAX_VALUE))) {
      assertThat(cache.findLapsed("a", longest)).as(longest.toString()).containsSame(OLD);
    }
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
}
