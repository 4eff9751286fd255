package io.latchkey.apikey;

import io.latchkey.access.AccessObject;
import io.latchkey.access.Caller;
import io.latchkey.access.Permission;
import io.latchkey.access.ResourceType;
import io.latchkey.api.ApiKeyResponse;
import io.latchkey.user.LoginType;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.jpa.HibernateHints;

/**
 * Lists of keys, by age. What the caller may not read is left out. They are handed over one by one
 * while the database is read: a list may be longer than memory.
 */
@Stateless
public class KeyList {

  private static final Permission READ = Permission.parse("api_key:read");
  private static final int ROWS_AT_A_TIME = 1_000;

  @PersistenceContext(unitName = "latchkey")
  EntityManager entityManager;

  @Inject Clock clock;

  /**
   * Tokens: a user's, or everybody's for a caller who may read those; others see their own whatever
   * they ask (token API 4.4).
   *
   * @param includeExpired whether tokens past their end are listed too
   */
  public void tokens(
      Caller caller,
      UUID userId,
      boolean includeAll,
      boolean includeExpired,
      Consumer<ApiKeyResponse> each) {
    boolean everybody = includeAll && caller.mayEverywhere(READ);
    UUID owner = includeAll ? caller.userId() : userId;
    if (!caller.allowList().permitsAll(ResourceType.API_KEY)
        || !(everybody || caller.may(READ, AccessObject.newApiKey(owner)))) {
      return;
    }
    TypedQuery<OwnedKey> query =
        everybody
            ? named("ApiKey.listOfEverybody")
            : named("ApiKey.listOfUser").setParameter("user", owner);
    send(
        query.setParameter("loginType", LoginType.TOKEN),
        includeExpired,
        owned -> owned.key().toResponse(owned.username()),
        each);
  }

  /**
   * A user's keys of these login types, sessions too: who is logged in as me, and from where?
   *
   * @param includeExpired whether keys past their end are listed too
   */
  public void keys(
      Caller caller,
      UUID userId,
      Set<LoginType> loginTypes,
      boolean includeExpired,
      Consumer<ApiKeyResponse> each) {
    if (caller.allowList().permitsAll(ResourceType.API_KEY)
        && caller.may(READ, AccessObject.newApiKey(userId))) {
      send(
          named("ApiKey.listOfTypes")
              .setParameter("user", userId)
              .setParameter("loginTypes", loginTypes),
          includeExpired,
          owned -> owned.key().toResponse(owned.username(), caller),
          each);
    }
  }

  private TypedQuery<OwnedKey> named(String query) {
    return entityManager.createNamedQuery(query, OwnedKey.class);
  }

  private void send(
      TypedQuery<OwnedKey> query,
      boolean includeExpired,
      Function<OwnedKey, ApiKeyResponse> shown,
      Consumer<ApiKeyResponse> each) {
    query
        .setParameter("includeExpired", includeExpired)
        .setParameter("beginning", Instant.EPOCH)
        .setParameter("now", clock.instant())
        .setHint(HibernateHints.HINT_READ_ONLY, true)
        // Short lists too: MySQL's driver fails when it reuses a statement now with, now without.
        .setHint(HibernateHints.HINT_FETCH_SIZE, ROWS_AT_A_TIME);
    try (Stream<OwnedKey> keys = query.getResultStream()) {
      keys.forEach(
          owned -> {
            each.accept(shown.apply(owned));
            entityManager.detach(owned.key());
          });
    }
  }
}
