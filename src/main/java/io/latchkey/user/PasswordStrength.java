package io.latchkey.user;

import io.latchkey.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Whether a password is hard enough to guess (token API 1.3): at least 52 bits by the size of the
 * alphabet it draws from and its length, where a third repetition and the third character of a run
 * on the keyboard or in the alphabet do not count; and at most 64 bytes.
 */
public final class PasswordStrength {

  private static final double BITS = 52;
  private static final int MAX_BYTES = 64;
  private static final List<String> RUNS =
      List.of("0123456789", "qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz");

  private PasswordStrength() {}

  /** Rejects a weak password with 400 and the given message. */
  public static void require(String password, String message) {
    weakness(password)
        .ifPresent(
            why -> {
              throw Problem.ofField(400, message, "password", why);
            });
  }

  /** What is wrong with a password, in one sentence; empty when it is strong enough. */
  public static Optional<String> weakness(String password) {
    if (password.isBlank()) {
      return Optional.of("password must not be blank");
    }
    if (password.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      return Optional.of("password must be no more than 64 characters");
    }
    double bits = Math.log(alphabet(password)) / Math.log(2) * effectiveLength(password);
    if (bits >= BITS) {
      return Optional.empty();
    }
    return Optional.of("insecure password, try " + advice(password));
  }

  private static int alphabet(String password) {
    int size = 0;
    size += uses(password, c -> "!@$&*".indexOf(c) >= 0) ? 5 : 0;
    size += uses(password, c -> "_-., ".indexOf(c) >= 0) ? 5 : 0;
    size += uses(password, c -> "\"#%'()+/:;<=>?[\\]^{|}~`".indexOf(c) >= 0) ? 22 : 0;
    size += uses(password, c -> c >= 'a' && c <= 'z') ? 26 : 0;
    size += uses(password, c -> c >= 'A' && c <= 'Z') ? 26 : 0;
    size += uses(password, c -> c >= '0' && c <= '9') ? 10 : 0;
    return size + (int) password.codePoints().filter(c -> c < ' ' || c > '~').distinct().count();
  }

  private static boolean uses(String password, IntPredicate some) {
    return password.codePoints().anyMatch(some);
  }

  private static int effectiveLength(String password) {
    List<Integer> kept = new ArrayList<>();
    for (int c : password.codePoints().toArray()) {
      int size = kept.size();
      boolean third = size >= 2 && kept.get(size - 1) == c && kept.get(size - 2) == c;
      if (!third) {
        kept.add(c);
      }
    }
    for (String run : RUNS) {
      dropThirds(kept, run);
      dropThirds(kept, new StringBuilder(run).reverse().toString());
    }
    return kept.size();
  }

  /** Drops the characters that continue part of the run beyond its second character. */
  private static void dropThirds(List<Integer> text, String run) {
    int stretch = 1;
    int before = text.isEmpty() ? -1 : run.indexOf(text.get(0));
    for (int i = 1; i < text.size(); ) {
      int at = run.indexOf(text.get(i));
      stretch = before >= 0 && at == before + 1 ? stretch + 1 : 1;
      before = at;
      if (stretch > 2) {
        text.remove(i);
      } else {
        i++;
      }
    }
  }

  private static String advice(String password) {
    List<String> advice = new ArrayList<>();
    if (!uses(password, c -> !Character.isLetterOrDigit(c))) {
      advice.add("including special characters");
    }
    if (!uses(password, Character::isLowerCase)) {
      advice.add("using lowercase letters");
    }
    if (!uses(password, Character::isUpperCase)) {
      advice.add("using uppercase letters");
    }
    if (!uses(password, Character::isDigit)) {
      advice.add("using numbers");
    }
    String last = "using a longer password";
    return advice.isEmpty() ? last : String.join(", ", advice) + " or " + last;
  }
}
