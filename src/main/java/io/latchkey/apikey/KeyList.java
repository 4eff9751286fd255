package io.latchkey.apikey;

import io.latchkey.access.AccessObject;
import io.latchkey.access.Caller;
import io.latchkey.access.Permission;
import io.latchkey.access.ResourceType;
import io.latchkey.api.ApiKeyResponse;
import io.latchkey.user.LoginType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Lists of keys, by age. What the caller may not read is left out. Keys are handed over one by one
 * and read a page at a time: a list may be larger than memory, and a client slower than the
 * database. A key that is created or ends meanwhile may or may not be listed; none is listed twice.
 */
@ApplicationScoped
public class KeyList {

  private static final Permission READ = Permission.parse("api_key:read");

  @Inject ApiKeys keys;

  /**
   * Tokens: a user's, or everybody's for a caller who may read those; others see only their own,
   * whatever they ask for (token API 4.4).
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
    send(
        everybody ? "ApiKey.listOfEverybody" : "ApiKey.listOfUser",
        everybody
            ? Map.of("loginType", LoginType.TOKEN)
            : Map.of("loginType", LoginType.TOKEN, "user", owner),
        includeExpired,
        owned -> owned.key().toResponse(owned.username()),
        each);
  }

  /**
   * A user's keys of these login types, sessions included: who is logged in as me, and from where?
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
          "ApiKey.listOfTypes",
          Map.of("user", userId, "loginTypes", loginTypes),
          includeExpired,
          owned -> owned.key().toResponse(owned.username(), caller),
          each);
    }
  }

  private void send(
      String list,
      Map<String, Object> parameters,
      boolean includeExpired,
      Function<OwnedKey, ApiKeyResponse> shown,
      Consumer<ApiKeyResponse> each) {
    List<OwnedKey> page = keys.first(list, parameters, includeExpired);
    while (true) {
      page.stream().map(shown).forEach(each);
      if (page.size() < ApiKeys.PAGE) {
        return;
      }
      page = keys.after(page.get(ApiKeys.PAGE - 1), list, parameters, includeExpired);
    }
  }
}
