package io.latchkey.bench;

import io.latchkey.verifier.LatchkeyVerifier;
import java.util.List;

/** By Latchkey's verifier, in the service's memory. */
record VerifierVerification(LatchkeyVerifier verifier, List<String> keys) implements Verification {

  @Override
  public boolean permits(int number) {
    return verifier.verify(keys.get(number)).hasScope(SCOPE);
  }
}
