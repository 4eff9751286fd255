package io.latchkey.user;

import io.latchkey.access.Caller;
import io.latchkey.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The caller as the database knows them at the moment of a change. A request was authenticated when
 * it began; since then the key may have been ended, the user suspended, a role removed. Code that
 * adds a key or changes a user asks here first, before it reads anything else in the transaction:
 * the locks come first, and everything that decides is read after them.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class ActingCaller {

  /**
   * The database's order, by unsigned bytes, in which rows are locked by statements that name no
   * ids.
   */
  public static final Comparator<UUID> AS_STORED = Comparator.comparing(UUID::toString);

  @PersistenceContext(unitName = "latchkey")
  EntityManager entityManager;

  @Inject Event<ActingKey> keys;

  /**
   * Locks the rows of the caller's user and of these users until the transaction ends, always in
   * the same order, and then that of the caller's key.
   *
   * @return the caller, with the current roles
   * @throws Problem 401 when the key would now be rejected (token API 2.3, rows 5 to 9)
   */
  public Caller lock(Caller caller, Collection<UUID> users) {
    TreeSet<UUID> inOrder = new TreeSet<>(AS_STORED);
    inOrder.addAll(users);
    inOrder.add(caller.userId());
    for (UUID id : inOrder) {
      entityManager.find(User.class, id, LockModeType.PESSIMISTIC_WRITE);
    }
    User user = entityManager.find(User.class, caller.userId());
    ActingKey key = new ActingKey(caller.keyId());
    keys.fire(key);
    if (user == null || !key.isLive()) {
      throw unknown();
    }
    return present(caller, user);
  }

  /**
   * The caller as the user's row says, for code that has locked it and that of the key by itself.
   *
   * @return the caller, with the current roles
   * @throws Problem 401 when the user may not act (token API 2.3, rows 5 and 9)
   */
  public static Caller present(Caller caller, User user) {
    if (user.isDeleted()) {
      throw unknown();
    }
    if (user.status() == UserStatus.SUSPENDED) {
      throw suspended();
    }
    return caller.withRoles(user.roles());
  }

  /** 401: there is no such key, or nobody to act for (token API 2.3, row 5). */
  public static Problem unknown() {
    return Problem.signedOut("unknown", "API key is invalid.");
  }

  /** 401: the key is good but its user may not act (token API 2.3, row 9). */
  public static Problem suspended() {
    return Problem.of(
            401,
            "User is not active (status = \"suspended\"). Contact an admin to reactivate your"
                + " account.")
        .because("suspended");
  }

  /**
   * Rejects a restricted key where it could gain wider access than its own (D23).
   *
   * @throws Problem 403 that says so
   */
  static void requireUnrestricted(Caller caller) {
    if (caller.isRestricted()) {
      throw Problem.of(
              403,
              "Forbidden.",
              "The key used is restricted by its scopes or its allow list. Passwords of others,"
                  + " roles, new users and letting in a suspended one need a key that is not.")
          .because("restricted");
    }
  }
}
