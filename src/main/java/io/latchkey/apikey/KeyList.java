package io.latchkey.apikey;

import io.latchkey.access.AccessObject;
import io.latchkey.access.Caller;
import io.latchkey.access.Permission;
import io.latchkey.access.ResourceType;
import io.latchkey.api.ApiKeyResponse;
import io.latchkey.user.LoginType;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The keys of one user, sessions too: who is logged in as me, and from where? */
@Stateless
public class KeyList {

  private static final Permission READ = Permission.parse("api_key:read");

  @PersistenceContext(unitName = "latchkey")
  EntityManager entityManager;

  @Inject Clock clock;

  /**
   * A user's keys of these login types, by age; none where the caller may not read them, as in the
   * list of tokens (token API 4.4).
   *
   * @param includeExpired whether keys past their end are listed too
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public List<ApiKeyResponse> list(
      Caller caller, UUID userId, Set<LoginType> loginTypes, boolean includeExpired) {
    boolean listed = caller.allowList().permitsAll(ResourceType.API_KEY);
    if (!listed || !caller.may(READ, AccessObject.newApiKey(userId))) {
      return List.of();
    }
    return entityManager
        .createNamedQuery("ApiKey.listOfTypes", OwnedKey.class)
        .setParameter("user", userId)
        .setParameter("loginTypes", loginTypes)
        .setParameter("includeExpired", includeExpired)
        .setParameter("beginning", Instant.EPOCH)
        .setParameter("now", clock.instant())
        .getResultStream()
        .map(owned -> owned.key().toResponse(owned.username(), caller))
        .toList();
  }
}
