package io.latchkey.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latchkey.api.AllowListEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a key permits, and on which objects. */
class VerifiedKeyTest {

  private static VerifiedKey confinedTo(List<AllowListEntry> allowList) {
    return new VerifiedKey(
        "abcdefghij",
        new UUID(0, 1),
        "olga",
        "ci",
        "token",
        Set.of("owner"),
        Set.of("invoice:read"),
        allowList,
        Instant.EPOCH,
        Instant.EPOCH);
  }

  @Test
  void aKeyWithoutAllowListIsGoodForEverything() {
    VerifiedKey key = confinedTo(null);
    assertThat(key.permits("invoice", "INV-7")).isTrue();
    assertThat(key.permitsAll("invoice")).isTrue();
  }

  @Test
  void aKeyWithAnEmptyAllowListIsGoodForNothing() {
    VerifiedKey key = confinedTo(List.of());
    assertThat(key.permits("invoice", "INV-7")).isFalse();
    assertThat(key.permits("*", "*")).isFalse();
    assertThat(key.permitsAll("invoice")).isFalse();
  }

  @Test
  void aKeyIsGoodForTheObjectsThatAreNamed() {
    VerifiedKey key =
        confinedTo(
            List.of(new AllowListEntry("invoice", "INV-7"), new AllowListEntry("order", "*")));
    assertThat(key.permits("invoice", "INV-7")).isTrue();
    assertThat(key.permits("order", "O-1")).isTrue();
    assertThat(key.permitsAll("order")).isTrue();
    for (String id : new String[] {"inv-7", "INV-70", "INV", "", "*", " INV-7", null}) {
      assertThat(key.permits("invoice", id)).as(id).isFalse();
    }
    for (String type : new String[] {"Invoice", "*", "", "invoices", null}) {
      assertThat(key.permits(type, "INV-7")).as(type).isFalse();
    }
    assertThat(key.permitsAll("invoice")).isFalse();
    assertThatCode(() -> key.require("invoice", "INV-7")).doesNotThrowAnyException();
    assertThatThrownBy(() -> key.require("invoice", "INV-8"))
        .isInstanceOf(NotPermittedException.class)
        .hasMessage("The key is confined to other objects of type invoice.");
  }

  @Test
  void aScopeIsComparedAsItIs() {
    VerifiedKey key = confinedTo(null);
    assertThatCode(() -> key.requireScope("invoice:read")).doesNotThrowAnyException();
    for (String scope : new String[] {"invoice:pay", "invoice:*", "INVOICE:READ", "invoice"}) {
      assertThatThrownBy(() -> key.requireScope(scope)).isInstanceOf(NotPermittedException.class);
    }
  }

  @Test
  void aProxysOwnKeyPermitsNothing() {
    VerifiedKey none = new VerifiedKey() {};
    assertThat(none.scopes()).isEmpty();
    assertThat(none.permits("invoice", "INV-7")).isFalse();
    assertThat(none.toString()).isNotNull();
  }

  @Test
  void itIsShownWithoutASecret() {
    assertThat(confinedTo(null)).hasToString("VerifiedKey[abcdefghij of olga]");
    assertThat(confinedTo(null).getName()).isEqualTo("olga");
    assertThat(confinedTo(null)).isEqualTo(confinedTo(List.of()));
  }

  @Test
  void aBuilderRefusesWhatMakesNoSense() {
    VerifierBuilder builder = LatchkeyVerifier.at("http://127.0.0.1:1/");
    for (String key : new String[] {"", "no", "https://abcdefghij-0123456789abcdefghijkl"}) {
      assertThatThrownBy(() -> builder.as(key).build())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("0123456789");
    }
    Duration tooLong = Duration.ofDays(100_000);
    assertThatThrownBy(() -> builder.timeout(tooLong)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.allowCachedFor(tooLong))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.records(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LatchkeyVerifier.at("http://me:secret@127.0.0.1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }
}
