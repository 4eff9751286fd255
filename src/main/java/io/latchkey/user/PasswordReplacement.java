package io.latchkey.user;

import io.latchkey.access.Caller;
import io.latchkey.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Stores a new password and deletes all the user's keys, in one transaction. */
@Stateless
public class PasswordReplacement {

  @PersistenceContext(unitName = "latchkey")
  EntityManager entityManager;

  @Inject ActingCaller acting;
  @Inject UserAudit audit;
  @Inject Event<KeyRevocation> revocations;

  /** See {@link PasswordChange#change}. */
  public void replace(Caller caller, UUID id, Optional<PasswordHash> checked, PasswordHash next) {
    Caller present = acting.lock(caller, Set.of(id));
    User user = entityManager.find(User.class, id);
    PasswordChange.requireMayChange(present, user);
    if (!user.password().equals(checked)) {
      throw Problem.of(409, "The password was changed meanwhile. Please try again.");
    }
    user.setPassword(next);
    KeyRevocation revocation = new KeyRevocation(id);
    revocations.fire(revocation);
    audit.passwordChanged(caller, user, revocation.deleted());
  }
}
