package io.latchkey.apikey;

import io.latchkey.access.Caller;
import io.latchkey.problem.DatabaseUnavailable;
import io.latchkey.problem.Problem;
import io.latchkey.storage.DatabaseFailure;
import io.latchkey.storage.Retry;
import io.latchkey.storage.RetryableException;
import io.latchkey.user.User;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Creates API keys, and makes sure of each whether it was created.
 *
 * <p>When the connection is lost while a key is being committed, the database is asked: either the
 * key is there, and its secret is returned as if nothing had happened; or it is certain that it
 * never will be, and the operation may be called again. The query locks the key's row, or the place
 * where it would be, so it waits for a commit that is still under way. If the database does not
 * answer that either, the request is rejected and the secret forgotten: at worst there is then a
 * key, listed by its name, that nobody can use, because only its hash is stored. It can be deleted.
 */
@ApplicationScoped
public class ApiKeyCreation {

  private static final Logger LOG = System.getLogger(ApiKeyCreation.class.getName());

  @Inject KeyInsertion insertion;
  @Inject SecureRandom random;
  @Inject KeyMeters meters;

  /**
   * Creates the session of a login. The user counts as seen, and is no longer dormant.
   *
   * @param mayLogIn is given the user while that row is locked, and rejects the login by throwing:
   *     only there is it known whether the password that was checked is still the user's
   */
  public KeySecret createSession(UUID userId, Consumer<User> mayLogIn, String ipAddress) {
    return create(secret -> insertion.addSession(secret, userId, mayLogIn, ipAddress));
  }

  /**
   * Creates a key as for a command line (token API 3.4): a session as long as a token's default,
   * or, when a restricted key creates it, a token that reaches no further than that key (D4).
   *
   * @throws Problem 403 when the caller may not create keys for this user
   */
  public KeySecret createKey(Caller caller, UUID userId, String ipAddress) {
    KeySecret made = create(secret -> insertion.addKey(secret, caller, userId, ipAddress));
    meters.created(caller.isRestricted());
    return made;
  }

  /**
   * Creates a token (token API 4.2).
   *
   * @throws Problem 403 when the caller may not create it or it would reach further than the
   *     caller's key; 400 when its lifetime is rejected; 409 when its name is taken or the user has
   *     as many tokens as {@code LATCHKEY_MAX_TOKENS_PER_USER} allows
   */
  public KeySecret createToken(Caller caller, UUID userId, TokenWish wish, String ipAddress) {
    KeySecret made = create(secret -> insertion.addToken(secret, caller, userId, wish, ipAddress));
    meters.created(true);
    return made;
  }

  /** The database says whether another key has the id; there are 62^10 ids. */
  private KeySecret create(Consumer<KeySecret> add) {
    try {
      return createOnce(add);
    } catch (EJBException fault) {
      if (DatabaseFailure.violates(fault, "primary")) {
        return createOnce(add);
      }
      throw fault;
    }
  }

  private KeySecret createOnce(Consumer<KeySecret> add) {
    KeySecret secret = KeySecret.generate(random);
    try {
      add.accept(secret);
    } catch (EJBException fault) {
      if (DatabaseFailure.isUndone(fault) || !DatabaseFailure.isUnavailable(fault)) {
        throw fault;
      }
      if (!isStored(secret)) {
        throw new RetryableException(fault);
      }
    }
    return secret;
  }

  private boolean isStored(KeySecret secret) {
    try {
      return Retry.call(() -> ask(secret));
    } catch (Exception silent) {
      LOG.log(Level.WARNING, "It is not known whether key {0} was created", secret.id());
      throw DatabaseUnavailable.refusal();
    }
  }

  /** Reading may be repeated, whatever the failure. */
  private boolean ask(KeySecret secret) {
    try {
      return insertion.isStored(secret);
    } catch (EJBException fault) {
      throw new RetryableException(fault);
    }
  }
}
