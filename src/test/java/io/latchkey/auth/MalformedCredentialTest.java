package io.latchkey.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latchkey.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A client that sends nonsense instead of a key counts like one that sends a wrong key. */
class MalformedCredentialTest {

  @Test
  @SuppressWarnings("UnnecessaryAssignment") // there is no container here that injects
  void aCredentialThatCannotBeReadCountsForItsAddress() {
    List<String> counted = new ArrayList<>();
    Authentication authentication = new Authentication();
    authentication.meters =
        new AuthenticationMeters() {
          @Override
          public void count(String outcome) {
            counted.add(outcome);
          }
        };
    authentication.rateLimit =
        new RateLimit() {
          @Override
          public void countAddress(String address) {
            counted.add("address" + address);
          }
        };
    Problem twice = Problem.of(400, "Bad request.").because("malformed");
    assertThatThrownBy(
            () ->
                authentication.ofClient(
                    () -> {
                      throw twice;
                    },
                    Call.OVER_SOCKET,
                    null))
        .isSameAs(twice);
    assertThat(counted).containsExactly("malformed", "address");
  }
}
