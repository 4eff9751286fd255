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

/**
 * The application's verifier, from its settings: made at the start, so that wrong settings stop the
 * application, and closed at the end.
 */
@ApplicationScoped
public class KeyVerification {

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
    return ServiceSettingsSource.read().verifier();
  }

  static void close(@Disposes LatchkeyVerifier verifier) {
    verifier.close();
  }

  /** The key that was presented, which is that of the current request from here on. */
  VerifiedKey verify(String presented) {
    VerifiedKey key = verifier.verify(presented);
    current.set(key);
    return key;
  }
}
