package billing;

import com.ibm.websphere.security.WSSecurityException;
import com.ibm.websphere.security.auth.WSSubject;
import jakarta.ws.rs.ForbiddenException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.security.auth.Subject;

/** The scopes of the key that is being used, of which Liberty makes no roles. */
final class Scopes {
  /** Where Liberty keeps the answer that it was given about the key. */
  private static final String ANSWER = "access_token_info";

  private Scopes() {}

  /** Refuses the request, with 403, unless the key has this scope. */
  static void require(String scope) {
    if (!ofCaller().contains(scope)) {
      throw new ForbiddenException();
    }
  }

  private static List<String> ofCaller() {
    try {
      Subject caller = WSSubject.getCallerSubject();
      return Stream.concat(
              caller.getPublicCredentials(Map.class).stream(),
              caller.getPrivateCredentials(Map.class).stream())
          .map(credential -> credential.get(ANSWER))
          .filter(Map.class::isInstance)
          .map(answer -> ((Map<?, ?>) answer).get("scope"))
          .filter(String.class::isInstance)
          .map(scopes -> List.of(((String) scopes).split(" ")))
          .findFirst()
          .orElse(List.of());
    } catch (WSSecurityException e) {
      throw new ForbiddenException(e);
    }
  }
}
