package io.latchkey.jakarta;

import io.latchkey.verifier.KeyRefusedException;
import io.latchkey.verifier.VerificationUnavailableException;
import io.latchkey.verifier.VerifiedKey;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Lets to one resource method those whom its requirement admits. */
@Priority(Priorities.AUTHENTICATION)
final class KeyFilter implements ContainerRequestFilter {

  private static final Logger LOG = System.getLogger(KeyFilter.class.getName());

  private final Requirement requirement;

  /** Looked up by the first request: when the filter is made, beans may not be there yet. */
  private volatile KeyVerification verification;

  KeyFilter(Requirement requirement) {
    this.requirement = requirement;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    refusal(request).ifPresent(refusal -> request.abortWith(refusal.response()));
  }

  private Optional<Refusal> refusal(ContainerRequestContext request) {
    if (requirement.access() != Requirement.Access.KEYS) {
      return Optional.of(Refusal.notPermitted("This is open to nobody."));
    }
    Optional<String> presented;
    try {
      presented = BearerKey.from(request.getHeaders().get(HttpHeaders.AUTHORIZATION));
    } catch (IllegalArgumentException unreadable) {
      return Optional.of(Refusal.badRequest(unreadable.getMessage()));
    }
    return presented.isEmpty() ? Optional.of(Refusal.noKey()) : refusal(request, presented.get());
  }

  private Optional<Refusal> refusal(ContainerRequestContext request, String presented) {
    VerifiedKey key;
    try {
      key = verification().verify(presented);
      if (!verification().accept(key)) {
        return Optional.of(Refusal.badRequest("Another key was presented in the same request."));
      }
    } catch (KeyRefusedException refused) {
      return Optional.of(Refusal.badKey(refused.getMessage()));
    } catch (VerificationUnavailableException unavailable) {
      LOG.log(Level.DEBUG, unavailable.getMessage());
      return Optional.of(Refusal.unavailable());
    } catch (RuntimeException broken) {
      LOG.log(Level.ERROR, "Keys cannot be verified.", broken);
      return Optional.of(Refusal.unavailable());
    }
    if (!key.scopes().containsAll(requirement.scopes())) {
      return Optional.of(Refusal.lacksScopes(requirement.scopes()));
    }
    boolean secure =
        request.getSecurityContext() != null && request.getSecurityContext().isSecure();
    request.setSecurityContext(new VerifiedSecurityContext(key, secure));
    return Optional.empty();
  }

  private KeyVerification verification() {
    KeyVerification known = verification;
    if (known == null) {
      known = CDI.current().select(KeyVerification.class).get();
      verification = known;
    }
    return known;
  }
}
