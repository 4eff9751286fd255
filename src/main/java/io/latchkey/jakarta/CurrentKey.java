package io.latchkey.jakarta;

import io.latchkey.verifier.VerifiedKey;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;

/**
 * Offers the key of the current request for injection: {@code @Inject VerifiedKey key}. What is
 * injected is a proxy, which asks for the key at each call, so that a bean that outlives the
 * request never holds another caller's.
 */
@RequestScoped
public class CurrentKey {

  private VerifiedKey key;

  /**
   * Takes the key, unless the request has another: where requests are forwarded, two may be
   * presented, and what was injected before goes on being the first.
   *
   * @return whether it is the request's key now
   */
  boolean accept(VerifiedKey verified) {
    if (key != null && !key.id().equals(verified.id())) {
      return false;
    }
    key = verified;
    return true;
  }

  /**
   * The key.
   *
   * @throws IllegalStateException when none was verified: in methods that are open to everybody
   *     none is looked at, and locators run before
   */
  @Produces
  @RequestScoped
  @Typed(VerifiedKey.class)
  VerifiedKey key() {
    if (key == null) {
      throw new IllegalStateException(
          "No key was verified for this request: the method is open to everybody, or has not been"
              + " reached yet.");
    }
    return key;
  }
}
