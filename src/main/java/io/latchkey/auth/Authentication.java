package io.latchkey.auth;

import io.latchkey.apikey.KeyAuthentication;
import io.latchkey.apikey.KeySecret;
import io.latchkey.apikey.PresentedKey;
import io.latchkey.problem.Problem;
import io.latchkey.settings.Settings;
import io.latchkey.storage.DatabaseFailure;
import io.latchkey.user.ActingCaller;
import io.latchkey.user.UserStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds out who is calling: the presented key and its user, or a rejection in the order and with
 * the texts of token API 2.3. Both count towards a rate limit: the user's or, if there is no user,
 * that of the address.
 */
@ApplicationScoped
public class Authentication {

  private static final Logger LOG = System.getLogger(Authentication.class.getName());

  @Inject KeyAuthentication keys;
  @Inject Settings settings;
  @Inject AuthenticationMeters meters;
  @Inject RateLimit rateLimit;

  /**
   * The key that a request presents.
   *
   * @throws Problem 401, or 403 for a page of another site, with a challenge; 429
   */
  public PresentedKey of(Call request, Guard guard) {
    try {
      PresentedKey presented = counted(request.client(), () -> presented(request));
      count(presented, request, guard);
      return presented;
    } catch (Problem refused) {
      throw Challenge.add(refused, request, settings);
    }
  }

  /**
   * The key that an OAuth client presents, which counts as a request of its user only if the
   * operation says so, or the client may not call it.
   *
   * @param text as {@link ClientCredential} finds it, or rejects it
   * @throws Problem 400, 401, 429
   */
  public PresentedKey ofClient(Supplier<Optional<String>> text, Call request, Guard guard) {
    PresentedKey presented =
        counted(
            request.client(),
            () -> {
              KeySecret secret =
                  parse(
                      text.get()
                          .orElseThrow(
                              () -> Problem.signedOut("missing", "A credential must be sent.")));
              request.keyId().accept(secret.id());
              return live(secret, request.client());
            });
    count(presented, request, guard);
    return presented;
  }

  private void count(PresentedKey presented, Call request, Guard guard) {
    if (guard.rateLimited() || !guard.permits(presented.caller())) {
      rateLimit.countUser(presented.caller(), request);
    }
  }

  /**
   * A key that was presented before, once more; it does not count as a request of its user.
   *
   * @throws Problem 401 when it is no longer valid
   */
  public PresentedKey again(KeySecret secret, String address) {
    return counted(address, () -> live(secret, address));
  }

  private PresentedKey counted(String address, Supplier<PresentedKey> key) {
    try {
      PresentedKey presented = key.get();
      meters.count("accepted");
      return presented;
    } catch (Problem refused) {
      meters.count(refused.reason());
      rateLimit.countAddress(address);
      throw refused;
    } catch (RuntimeException fault) {
      meters.count("fault");
      if (DatabaseFailure.isUnavailable(fault)) {
        throw fault; // nobody is let in, and nobody is told that the key is wrong
      }
      LOG.log(Level.ERROR, "A key could not be looked up", fault);
      throw Problem.internalError("The key could not be looked up.");
    }
  }

  private PresentedKey presented(Call request) {
    Credential credential = credential(request);
    KeySecret secret = parse(credential.text());
    request.keyId().accept(secret.id());
    CsrfCheck.refuse(request, credential);
    return live(secret, request.client());
  }

  private PresentedKey live(KeySecret secret, String address) {
    PresentedKey presented = keys.authenticate(secret, address);
    if (presented.user().status() == UserStatus.SUSPENDED) {
      throw ActingCaller.suspended();
    }
    return presented;
  }

  private Credential credential(Call request) {
    return Credential.of(request, settings.cookieName())
        .orElseThrow(
            () ->
                Problem.signedOut(
                    "missing",
                    "Cookie \"" + Credential.NAME + "\" or query parameter must be provided."));
  }

  private static KeySecret parse(String text) {
    try {
      return KeySecret.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw Problem.signedOut("malformed", malformed.getMessage());
    }
  }

  /** The secret that a request presents, to be presented {@link #again}. */
  public KeySecret secret(Call request) {
    return parse(credential(request).text());
  }
}
