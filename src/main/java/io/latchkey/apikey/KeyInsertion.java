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
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.TypedQuery;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

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

  private static final String OF_ITS_USER =
      "select k, utc_now(), u from User u, ApiKey k where u.id = :first and k.id = :key";

  private static final String OF_ITS_USER_AND_ANOTHER =
      "select k, utc_now(), a, b from User a, User b, ApiKey k"
          + " where a.id = :first and b.id = :second and k.id = :key";

  private static final String ROOM =
      "select count(k), (select count(n) from ApiKey n"
          + " where n.userId = :user and n.tokenName = :name)"
          + " from ApiKey k where k.userId = :user and k.loginType in :loginTypes";

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
    NewKey session = NewKey.session(lifetime, clock.instant(), ipAddress);
    entityManager.persist(new ApiKey(secret, userId, session));
    entityManager.flush();
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
    requireRoom(userId, SESSIONS, "");
    Duration lifetime = settings.defaultTokenLifetime();
    add(caller, secret, userId, NewKey.session(lifetime, clock.instant(), ipAddress));
  }

  /** See {@link ApiKeyCreation#createToken}. */
  public void addToken(
      KeySecret secret, Caller caller, UUID userId, TokenWish wish, String ipAddress) {
    User owner = lockOwner(caller, userId);
    String name = wish.name().orElseGet(() -> TokenName.generate(random));
    boolean taken = requireRoom(userId, Set.of(LoginType.TOKEN), name);
    Instant now = clock.instant();
    Duration lifetime = new TokenLifetime(settings).of(wish.lifetimeNanoseconds(), owner);
    if (taken && wish.name().isPresent()) {
      throw NameTaken.of("token", name);
    }
    if (caller.isRestricted()) {
      Duration left = Duration.between(now, caller.keyExpiresAt());
      lifetime = lifetime.compareTo(left) > 0 ? left : lifetime;
    }
    String free = taken ? freeName(userId) : name;
    add(caller, secret, userId, NewKey.token(wish, caller, free, lifetime, now, ipAddress));
  }

  /** Whether a key is there, once everybody who was adding or removing it has finished. */
  public boolean isStored(KeySecret secret) {
    return entityManager.find(ApiKey.class, secret.id(), LockModeType.PESSIMISTIC_WRITE) != null;
  }

  private User lockOwner(Caller caller, UUID userId) {
    Caller present = lock(caller, userId);
    if (!present.may(CREATE, AccessObject.newApiKey(userId))) {
      throw Problem.forbidden();
    }
    return Optional.ofNullable(entityManager.find(User.class, userId)) // read by now
        .filter(user -> !user.isDeleted())
        .orElseThrow(Problem::notFound);
  }

  /**
   * As {@link ActingCaller#lock}, in one round trip; that one is asked what is wrong when one of
   * the rows is not there. The tables are read, and so locked, in the order in which they stand in
   * the query.
   */
  private Caller lock(Caller caller, UUID userId) {
    Optional<Object[]> locked =
        rows(caller, userId).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList().stream()
            .findFirst();
    if (locked.isEmpty()) {
      return acting.lock(caller, Set.of(userId));
    }
    ApiKey key = (ApiKey) locked.get()[0];
    KeyUse.requireLive(key, clock.instant(), (Instant) locked.get()[1]);
    return ActingCaller.present(caller, entityManager.find(User.class, caller.userId()));
  }

  private TypedQuery<Object[]> rows(Caller caller, UUID userId) {
    List<UUID> users =
        Stream.of(caller.userId(), userId).distinct().sorted(ActingCaller.AS_STORED).toList();
    TypedQuery<Object[]> rows =
        entityManager.createQuery(
            users.size() == 1 ? OF_ITS_USER : OF_ITS_USER_AND_ANOTHER, Object[].class);
    users.stream().skip(1).forEach(second -> rows.setParameter("second", second));
    return rows.setParameter("first", users.get(0)).setParameter("key", caller.keyId());
  }

  /**
   * Tokens, and the sessions that keys create, are counted separately; a login is never rejected.
   *
   * @return whether that name is taken, which costs no statement of its own here
   */
  private boolean requireRoom(UUID userId, Set<LoginType> loginTypes, String name) {
    int limit = settings.maxTokensPerUser();
    if (limit <= 0) {
      return !name.isEmpty() && isTaken(userId, name);
    }
    Object[] counted =
        entityManager
            .createQuery(ROOM, Object[].class)
            .setParameter("user", userId)
            .setParameter("loginTypes", loginTypes)
            .setParameter("name", name)
            .getSingleResult();
    if ((long) counted[0] >= limit) {
      throw Problem.of(
              409,
              "This user has reached the limit of " + limit + " keys of a kind.",
              "Delete those that are no longer needed; expired ones count until they are purged.")
          .because("too_many_tokens");
    }
    return (long) counted[1] > 0;
  }

  private boolean isTaken(UUID userId, String name) {
    return keys.findByName(userId, name).isPresent();
  }

  private String freeName(UUID userId) {
    String name;
    do {
      name = TokenName.generate(random) + "_" + random.nextInt(1_000_000);
    } while (isTaken(userId, name));
    return name;
  }

  /** Adds the key and its audit row. */
  private void add(Caller caller, KeySecret secret, UUID userId, NewKey made) {
    ApiKey key = new ApiKey(secret, userId, made);
    entityManager.persist(key);
    audit.created(caller, key);
    try {
      entityManager.flush();
    } catch (PersistenceException clash) {
      if (made.name() != null && DatabaseFailure.violates(clash, "api_keys_token_name")) {
        throw NameTaken.of("token", made.name());
      }
      throw clash;
    }
  }
}
