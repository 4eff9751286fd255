package io.latchkey.apikey;

import io.latchkey.revocation.LeaseHolders;
import io.latchkey.user.FailedLogins;
import io.latchkey.user.KnownAddresses;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Purges expired keys, and failed logins and known addresses that no longer count, and what nobody
 * reads any more of the revocation log, when the server starts and every ten minutes (token API
 * 10.2).
 */
@Startup
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Purge {

  private static final Logger LOG = System.getLogger(Purge.class.getName());
  private static final int MAX_A_RUN = 10_000;
  private static final long SOON_MILLISECONDS = 1_000;

  @Resource TimerService timers;
  @Inject ExpiredKeys expired;
  @Inject FailedLogins failedLogins;
  @Inject KnownAddresses knownAddresses;
  @Inject LeaseHolders leaseHolders;
  @Inject KeyMeters meters;

  /** Not immediately: the application's start must not wait for it. */
  @PostConstruct
  void begin() {
    timers.createSingleActionTimer(SOON_MILLISECONDS, new TimerConfig(null, false));
  }

  /**
   * One run, unless another node has begun one recently. Failures go no further: servers give up a
   * timer that fails twice.
   */
  @Timeout
  @Schedule(hour = "*", minute = "*/10", persistent = false)
  public void run() {
    try {
      purge();
    } catch (RuntimeException fault) {
      LOG.log(
          Level.WARNING, "Expired keys could not be purged; the next run will try again", fault);
    }
  }

  private void purge() {
    if (!expired.claimRun()) {
      return;
    }
    int purged = 0;
    int batch = ExpiredKeys.BATCH;
    while (batch == ExpiredKeys.BATCH && purged < MAX_A_RUN) {
      batch = expired.purgeBatch();
      purged += batch;
    }
    meters.purged(purged);
    while (failedLogins.purgeBatch() == FailedLogins.BATCH) {}
    while (leaseHolders.purgeBatch() == LeaseHolders.BATCH) {}
    while (knownAddresses.purgeBatch() == KnownAddresses.BATCH) {}
    LOG.log(Level.INFO, "Purged {0} expired keys", purged);
  }
}
