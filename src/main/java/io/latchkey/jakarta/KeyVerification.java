package io.latchkey.jakarta;

import io.latchkey.verifier.LatchkeyVerifier;
import io.latchkey.verifier.VerifiedKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * The application's verifier, from its settings: made at the start, so that wrong settings stop the
 * application, and closed at the end.
 */
@ApplicationScoped
public class KeyVerification {

  private static final Logger LOG = System.getLogger(KeyVerification.class.getName());

  @Inject LatchkeyVerifier verifier;
  @Inject CurrentKey current;

  void start(@Observes Startup event) {
    ServiceSettingsSource.read().announce();
  }

  /** {@code @Inject LatchkeyVerifier} gives the same to everybody. */
  @Produces
  @Singleton
  @Typed(LatchkeyVerifier.class)
  static LatchkeyVerifier create() {
    LatchkeyVerifier verifier = ServiceSettingsSource.read().verifier();
    whereThereIsMicrometer(() -> VerifierMeters.register(verifier));
    return verifier;
  }

  static void close(@Disposes LatchkeyVerifier verifier) {
    whereThereIsMicrometer(VerifierMeters::remove);
    verifier.close();
  }

  private static void whereThereIsMicrometer(Runnable action) {
    try {
      action.run();
    } catch (LinkageError absent) {
      LOG.log(Level.DEBUG, "No Micrometer: no meters.");
    }
  }

  /** The key that was presented. */
  VerifiedKey verify(String presented) {
    return verifier.verify(presented);
  }

  /** Makes it the key of the current request; returns false where that has another. */
  boolean accept(VerifiedKey key) {
    return current.accept(key);
  }
}
