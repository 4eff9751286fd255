package io.latchkey.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latchkey.api.Form;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.verifier.KeyRefusedException;
import io.latchkey.verifier.LatchkeyVerifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Keys that verifiers are asked about without pause end, one by each kind of revocation, and are
 * accepted no more.
 */
final class VerifierRound {

  /** How many acceptances show that a verifier has a key in memory. */
  static final int WARM = 20;

  private final LatchkeySystem olga;
  private final List<LatchkeyVerifier> verifiers;

  /** A revocation on a node, in the name of the owner, answered with success. */
  private interface Change {
    void make(LatchkeySystem node, Person member);
  }

  VerifierRound(LatchkeySystem olga, List<LatchkeyVerifier> verifiers) {
    this.olga = olga;
    this.verifiers = verifiers;
  }

  private static Map<String, Change> changes() {
    Map<String, Change> changes = new LinkedHashMap<>();
    changes.put("expired", (node, member) -> node.put(member.keyPath() + "/expire").expect(204));
    changes.put("deleted", (node, member) -> node.delete(member.keyPath()).expect(204));
    changes.put(
        "logged out",
        (node, member) -> node.as(member.session()).post("/api/v2/users/logout").expect(200));
    changes.put(
        "suspended", (node, member) -> node.put(member.path() + "/status/suspend").expect(200));
    changes.put(
        "revoked by its holder",
        (node, member) ->
            node.with("Content-Type", Form.TYPE)
                .request("POST", "/oauth2/revoke", "token=" + member.session())
                .expect(200));
    return changes;
  }

  /** All kinds at the same time, each with a user of its own. */
  void make(LatchkeySystem node) throws Exception {
    Map<String, Person> members = new LinkedHashMap<>();
    for (String kind : changes().keySet()) {
      members.put(kind, Fixtures.newServiceAccount(olga));
    }
    List<String> keys = members.values().stream().map(Person::session).toList();
    List<VerifierAskers> askers = new ArrayList<>();
    try {
      for (LatchkeyVerifier each : verifiers) {
        askers.add(VerifierAskers.start(each, keys));
      }
      keys.forEach(key -> askers.forEach(each -> each.awaitAccepted(key, WARM)));
      Map<String, CompletableFuture<Long>> answered = new LinkedHashMap<>();
      changes()
          .forEach(
              (kind, change) ->
                  answered.put(
                      kind,
                      CompletableFuture.supplyAsync(() -> end(node, members.get(kind), change))));
      for (CompletableFuture<Long> each : answered.values()) {
        each.get();
      }
      for (VerifierAskers each : askers) {
        each.close();
      }
      for (String kind : members.keySet()) {
        for (VerifierAskers each : askers) {
          VerifierAskers.Latest latest = each.latest(members.get(kind).session());
          assertThat(latest.acceptedNanos() - answered.get(kind).get())
              .as("%s: accepted after the answer, by", kind)
              .isNegative();
          assertThat(latest.outcome()).as(kind).isEqualTo(KeyRefusedException.class);
        }
      }
    } finally {
      for (VerifierAskers each : askers) {
        each.close();
      }
    }
  }

  /** When it was answered; it is refused at once. */
  private long end(LatchkeySystem node, Person member, Change change) {
    change.make(node, member);
    long answered = System.nanoTime();
    for (LatchkeyVerifier each : verifiers) {
      assertThatThrownBy(() -> each.verify(member.session()))
          .isInstanceOf(KeyRefusedException.class);
    }
    return answered;
  }
}
