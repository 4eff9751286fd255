package io.latchkey.apikey;

import io.latchkey.access.AccessObject;
import io.latchkey.access.Caller;
import io.latchkey.access.Permission;
import io.latchkey.problem.NameTaken;
import io.latchkey.problem.Problem;
import io.latchkey.settings.Settings;
import io.latchkey.user.LoginType;
import io.latchkey.user.User;
import io.latchkey.user.UserAudit;
import io.latchkey.user.UserStatus;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Creates API keys. Each creation locks the row of the key's user, so that no key is made for a
 * user who is being deleted, and no name is given twice; the database's constraints stand behind
 * that.
 */
@Stateless
public class ApiKeyCreation {

  private static final Permission CREATE = Permission.parse("api_key:create");

  @PersistenceContext(unitName = "latchkey")
  EntityManager entityManager;

  @Inject Clock clock;
  @Inject Settings settings;
  @Inject SecureRandom random;
  @Inject KeyAudit audit;
  @Inject UserAudit userAudit;

  /**
   * Creates the session of a login; the caller of this method has checked who it is. The user is
   * seen by it, and dormant no longer.
   */
  public KeySecret createSession(UUID userId, String ipAddress) {
    User user = lockOwner(userId);
    if (user.status() == UserStatus.DORMANT) {
      userAudit.activated(user);
    }
    user.seenAt(clock.instant());
    audit.loggedIn(userId, 201);
    Duration lifetime = settings.sessionDuration();
    KeySecret secret = unusedSecret();
    persist(secret, userId, NewKey.session(lifetime, clock.instant(), ipAddress));
    return secret;
  }

  /**
   * Creates a key as for a command line (token API 3.4): a session as long as a token's default,
   * or, by a restricted key, a token that reaches no further than it (D4).
   *
   * @throws Problem 403 when the caller may not create keys for this user
   */
  public KeySecret createKey(Caller caller, UUID userId, String ipAddress) {
    if (caller.isRestricted()) {
      TokenWish nothing = new TokenWish(Optional.empty(), Optional.empty(), Optional.empty(), null);
      return createToken(caller, userId, nothing, ipAddress);
    }
    lockOwner(requireCreate(caller, userId));
    Duration lifetime = settings.defaultTokenLifetime();
    return persist(caller, userId, NewKey.session(lifetime, clock.instant(), ipAddress));
  }

  /**
   * Creates a token (token API 4.2).
   *
   * @throws Problem 403 when the caller may not create it or it would reach further than the
   *     caller's key; 400 when its lifetime is refused; 409 when its name is taken
   */
  public KeySecret createToken(Caller caller, UUID userId, TokenWish wish, String ipAddress) {
    User owner = lockOwner(requireCreate(caller, userId));
    Instant now = clock.instant();
    Duration lifetime = new TokenLifetime(settings).of(wish.lifetimeNanoseconds(), owner);
    wish.name()
        .filter(name -> isTaken(userId, name))
        .ifPresent(
            name -> {
              throw NameTaken.of("token", name);
            });
    if (caller.isRestricted()) {
      Duration left = Duration.between(now, caller.keyExpiresAt());
      lifetime = lifetime.compareTo(left) > 0 ? left : lifetime;
    }
    return persist(
        caller,
        userId,
        new NewKey(
            LoginType.TOKEN,
            wish.name().orElseGet(() -> freeName(userId)),
            wish.scopesWithin(caller),
            wish.allowListWithin(caller),
            lifetime,
            now,
            ipAddress));
  }

  private static UUID requireCreate(Caller caller, UUID userId) {
    if (!caller.may(CREATE, AccessObject.newApiKey(userId))) {
      throw Problem.forbidden();
    }
    return userId;
  }

  private User lockOwner(UUID userId) {
    return Optional.ofNullable(
            entityManager.find(User.class, userId, LockModeType.PESSIMISTIC_WRITE))
        .filter(user -> !user.isDeleted())
        .orElseThrow(Problem::notFound);
  }

  private boolean isTaken(UUID userId, String name) {
    return entityManager
        .createNamedQuery("ApiKey.byName", ApiKey.class)
        .setParameter("user", userId)
        .setParameter("name", name)
        .getResultList()
        .stream()
        .findFirst()
        .isPresent();
  }

  private String freeName(UUID userId) {
    String name = TokenName.generate(random);
    while (isTaken(userId, name)) {
      name = TokenName.generate(random) + "_" + random.nextInt(1_000_000);
    }
    return name;
  }

  private KeySecret persist(Caller caller, UUID userId, NewKey made) {
    KeySecret secret = unusedSecret();
    audit.created(caller, persist(secret, userId, made));
    return secret;
  }

  private ApiKey persist(KeySecret secret, UUID userId, NewKey made) {
    ApiKey key = new ApiKey(secret, userId, made);
    try {
      entityManager.persist(key);
      entityManager.flush();
    } catch (PersistenceException clash) {
      if (made.name() != null && NameTaken.isCauseOf(clash, "api_keys_token_name")) {
        throw NameTaken.of("token", made.name());
      }
      throw clash;
    }
    return key;
  }

  /** A secret whose id no key has; ids are drawn out of 62^10. */
  private KeySecret unusedSecret() {
    KeySecret secret = KeySecret.generate(random);
    while (entityManager.find(ApiKey.class, secret.id()) != null) {
      secret = KeySecret.generate(random);
    }
    return secret;
  }
}
