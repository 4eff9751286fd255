package io.latchkey.apikey;

import io.latchkey.access.AccessObject;
import io.latchkey.access.Caller;
import io.latchkey.access.Permission;
import io.latchkey.problem.NameTaken;
import io.latchkey.problem.Problem;
import io.latchkey.revocation.RevocationLog;
import io.latchkey.settings.Settings;
import io.latchkey.storage.DatabaseFailure;
import io.latchkey.user.ActingCaller;
import io.latchkey.user.LoginType;
import io.latchkey.user.User;
import io.latchkey.user.UserAudit;
import io.latchkey.user.UserStatus;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Adds API keys to the database, each in a transaction of its own. It locks the row of the key's
 * user first, so that a key is created from what the database says then: not for a user who is
 * being deleted, not after a new password, not by a key that has ended; and no name is used twice.
 * The database's constraints are the second line of defence.
 */
@Stateless
public class KeyInsertion {

  private static final Permission CREATE = Permission.parse("api_key:create");

  private static final Set<LoginType> SESSIONS = EnumSet.complementOf(EnumSet.of(LoginType.TOKEN));

  private static final String COUNT =
      "select count(k) from ApiKey k where k.userId = :user and k.loginType in :loginTypes";

  @PersistenceContext(unitName = "latchkey")
  EntityManager entityManager;

  @Inject Clock clock;
  @Inject Settings settings;
  @Inject SecureRandom random;
  @Inject KeyAudit audit;
  @Inject ActingCaller acting;
  @Inject ApiKeys keys;
  @Inject UserAudit userAudit;
  @Inject RevocationLog revocations;

  /** See {@link ApiKeyCreation#createSession}. */
  public void addSession(KeySecret secret, UUID userId, Consumer<User> mayLogIn, String ipAddress) {
    User user = entityManager.find(User.class, userId, LockModeType.PESSIMISTIC_WRITE);
    mayLogIn.accept(user);
    boolean activated = user.status() == UserStatus.DORMANT;
    if (activated) {
      userAudit.activated(user);
    }
    user.seenAt(clock.instant());
    audit.loggedIn(userId, 201);
    Duration lifetime = settings.sessionDuration();
    persist(secret, userId, NewKey.session(lifetime, clock.instant(), ipAddress));
    if (activated) {
      revocations.ofUser(userId, null); // nobody need wait to see an active user
    }
  }

  /** See {@link ApiKeyCreation#createKey}. */
  public void addKey(KeySecret secret, Caller caller, UUID userId, String ipAddress) {
    if (caller.isRestricted()) {
      addToken(secret, caller, userId, TokenWish.NOTHING, ipAddress);
      return;
    }
    lockOwner(caller, userId);
    requireRoom(userId, SESSIONS);
    Duration lifetime = settings.defaultTokenLifetime();
    NewKey session = NewKey.session(lifetime, clock.instant(), ipAddress);
    audit.created(caller, persist(secret, userId, session));
  }

  /** See {@link ApiKeyCreation#createToken}. */
  public void addToken(
      KeySecret secret, Caller caller, UUID userId, TokenWish wish, String ipAddress) {
    User owner = lockOwner(caller, userId);
    requireRoom(userId, Set.of(LoginType.TOKEN));
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
    String name = wish.name().orElseGet(() -> freeName(userId));
    NewKey token = NewKey.token(wish, caller, name, lifetime, now, ipAddress);
    audit.created(caller, persist(secret, userId, token));
  }

  /** Whether a key has this id. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public boolean isUsed(KeySecret secret) {
    return entityManager.find(ApiKey.class, secret.id()) != null;
  }

  /** Whether a key is there, once everybody who was adding or removing it has finished. */
  public boolean isStored(KeySecret secret) {
    return entityManager.find(ApiKey.class, secret.id(), LockModeType.PESSIMISTIC_WRITE) != null;
  }

  private User lockOwner(Caller caller, UUID userId) {
    Caller present = acting.lock(caller, Set.of(userId));
    if (!present.may(CREATE, AccessObject.newApiKey(userId))) {
      throw Problem.forbidden();
    }
    return Optional.ofNullable(entityManager.find(User.class, userId))
        .filter(user -> !user.isDeleted())
        .orElseThrow(Problem::notFound);
  }

  /**
   * Tokens, and the sessions that keys create, are counted separately; a login is never rejected.
   */
  private void requireRoom(UUID userId, Set<LoginType> loginTypes) {
    int limit = settings.maxTokensPerUser();
    if (limit <= 0) {
      return;
    }
    long keys =
        entityManager
            .createQuery(COUNT, Long.class)
            .setParameter("user", userId)
            .setParameter("loginTypes", loginTypes)
            .getSingleResult();
    if (keys >= limit) {
      throw Problem.of(
              409,
              "This user has reached the limit of " + limit + " keys of a kind.",
              "Delete those that are no longer needed; expired ones count until they are purged.")
          .because("too_many_tokens");
    }
  }

  private boolean isTaken(UUID userId, String name) {
    return keys.findByName(userId, name).isPresent();
  }

  private String freeName(UUID userId) {
    String name = TokenName.generate(random);
    while (isTaken(userId, name)) {
      name = TokenName.generate(random) + "_" + random.nextInt(1_000_000);
    }
    return name;
  }

  private ApiKey persist(KeySecret secret, UUID userId, NewKey made) {
    ApiKey key = new ApiKey(secret, userId, made);
    try {
      entityManager.persist(key);
      entityManager.flush();
    } catch (PersistenceException clash) {
      if (made.name() != null && DatabaseFailure.violates(clash, "api_keys_token_name")) {
        throw NameTaken.of("token", made.name());
      }
      throw clash;
    }
    return key;
  }
}
