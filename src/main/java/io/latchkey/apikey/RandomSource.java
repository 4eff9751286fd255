package io.latchkey.apikey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.security.SecureRandom;

/** Where ids and secrets come from. */
@ApplicationScoped
public class RandomSource {

  private static final SecureRandom RANDOM = new SecureRandom();

  /** The platform's cryptographic generator. */
  @Produces
  public SecureRandom random() {
    return RANDOM;
  }
}
