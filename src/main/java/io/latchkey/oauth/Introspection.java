package io.latchkey.oauth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.latchkey.access.Caller;
import io.latchkey.access.Catalogue;
import io.latchkey.access.Permission;
import io.latchkey.access.Role;
import io.latchkey.access.ScopeSet;
import io.latchkey.api.AllowListEntry;
import io.latchkey.api.IntrospectionResponse;
import io.latchkey.apikey.KeyAuthentication;
import io.latchkey.apikey.KeyReading;
import io.latchkey.apikey.KeySecret;
import io.latchkey.apikey.PresentedKey;
import io.latchkey.problem.Problem;
import io.latchkey.settings.Settings;
import io.latchkey.user.UserStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the text of a key permits, if anything. Asking is a use of the key. What is not a key, or
 * one no longer, looks the same whatever the cause.
 */
@ApplicationScoped
public class Introspection {

  private static final int UNAUTHORIZED = 401;

  /** Far more than there are kinds of keys. */
  private static final int SCOPES_KEPT = 1_000;

  /** What decides which scopes a key has; many keys have the same. */
  private record Access(Set<Role> roles, ScopeSet scopes) {}

  @Inject KeyAuthentication keys;
  @Inject KeyReading reading;
  @Inject Catalogue catalogue;
  @Inject Settings settings;

  private final Cache<Access, String> scopes =
      Caffeine.newBuilder().maximumSize(SCOPES_KEPT).executor(Runnable::run).build();

  /**
   * The live key with that text, from this node's memory where it may, else from the database. Keys
   * that are confined to some objects are none where services do not look at that: see {@link
   * Settings#introspectAllowLists}.
   *
   * @param address where it is used from
   */
  Optional<PresentedKey> find(String text, String address) {
    return live(text, secret -> keys.authenticate(secret, address))
        .filter(
            key -> settings.introspectAllowLists() || key.caller().allowList().isUnrestricted());
  }

  /**
   * The same by a read of the database that begins now, for a client that keeps the answer, and so
   * is one of ours, which looks at allow lists.
   */
  Optional<PresentedKey> findAfresh(String text, String address) {
    return live(text, secret -> reading.authenticate(secret, address));
  }

  /** How a key is looked up. */
  private interface LookUp {
    PresentedKey of(KeySecret secret);
  }

  private static Optional<PresentedKey> live(String text, LookUp lookUp) {
    Optional<KeySecret> secret = KeySecret.find(text);
    if (secret.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(lookUp.of(secret.get()))
          .filter(key -> key.user().status() != UserStatus.SUSPENDED);
    } catch (Problem refused) {
      if (refused.status() == UNAUTHORIZED) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  /**
   * What a service is told about a key.
   *
   * @param issuer this server's address
   */
  IntrospectionResponse describe(Optional<PresentedKey> found, String issuer) {
    return found.map(key -> describe(key, issuer)).orElse(IntrospectionResponse.INACTIVE);
  }

  private IntrospectionResponse describe(PresentedKey key, String issuer) {
    Caller caller = key.caller();
    return new IntrospectionResponse(
        true,
        scope(caller),
        caller.keyId(),
        caller.username(),
        caller.userId().toString(),
        "Bearer",
        issuer,
        key.createdAt().getEpochSecond(),
        caller.keyExpiresAt().getEpochSecond(),
        caller.keyId(),
        key.tokenName().orElse(null),
        key.loginType().text(),
        caller.roles().stream().map(Role::wireName).toList(),
        allowList(caller));
  }

  private static List<AllowListEntry> allowList(Caller caller) {
    return caller.allowList().isUnrestricted()
        ? null
        : caller.allowList().entries().stream()
            .map(entry -> new AllowListEntry(entry.type(), entry.id()))
            .toList();
  }

  /** Every single thing that roles and scopes permit, without wildcards and bundles. */
  private String scope(Caller caller) {
    String names =
        scopes.get(
            new Access(caller.roles(), caller.scopes()),
            access ->
                catalogue.scopePermissions().stream()
                    .filter(caller::mayEver)
                    .map(Permission::toString)
                    .collect(Collectors.joining(" ")));
    return names.isEmpty() ? null : names;
  }
}
