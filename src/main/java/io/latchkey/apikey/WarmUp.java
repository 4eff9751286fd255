package io.latchkey.apikey;

import io.latchkey.problem.Problem;
import io.latchkey.settings.Settings;
import io.latchkey.storage.Later;
import io.latchkey.storage.ReadinessHold;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;

/**
 * Does what requests will ask for before the node says that it is ready, so that a rolling restart
 * does not hand its users a server that has not compiled anything: keys that do not exist are
 * verified, and sessions created and taken back. It leaves nothing behind, and ends after {@link
 * #VERIFICATIONS}, or when {@code LATCHKEY_WARM_UP} is over.
 */
@Startup
@Singleton
@DependsOn("StartupCheck") // which says what is wrong with a setting
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WarmUp {

  static final int VERIFICATIONS = 2_000;
  private static final int VERIFICATIONS_A_CREATION = 50;
  private static final Logger LOG = System.getLogger(WarmUp.class.getName());

  /** Nobody's: reserved for documentation. */
  private static final String ADDRESS = "192.0.2.1";

  @Inject Later later;
  @Inject ReadinessHold readiness;
  @Inject Settings settings;
  @Inject KeyAuthentication keys;
  @Inject CreationTrial creations;
  @Inject SecureRandom random;

  /** Not here: the application's start must not wait for it. */
  @PostConstruct
  void begin() {
    Duration limit = settings.warmUp();
    if (limit.isZero()) {
      return;
    }
    readiness.hold();
    try {
      later.run(Duration.ZERO, () -> run(limit));
    } catch (RuntimeException stopping) {
      readiness.release();
    }
  }

  private void run(Duration limit) {
    try {
      warmUp(limit);
    } catch (RuntimeException fault) {
      LOG.log(Level.WARNING, "The server could not be warmed up; it is ready nevertheless", fault);
    } finally {
      readiness.release();
    }
  }

  private void warmUp(Duration limit) {
    long begun = System.nanoTime();
    for (int i = 0; i < VERIFICATIONS && System.nanoTime() - begun < limit.toNanos(); i++) {
      verify();
      if (i % VERIFICATIONS_A_CREATION == 0) {
        creations.createAndUndo(KeySecret.generate(random), ADDRESS);
      }
    }
  }

  private void verify() {
    try {
      keys.authenticate(KeySecret.generate(random), ADDRESS);
    } catch (Problem unknown) {
      // as it must be
    }
  }
}
