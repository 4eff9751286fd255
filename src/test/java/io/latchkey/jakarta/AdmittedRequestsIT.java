package io.latchkey.jakarta;

import static io.latchkey.jakarta.ProtectedService.APPLICATIONS;
import static io.latchkey.jakarta.ProtectedService.expectRefusal;
import static io.latchkey.jakarta.ProtectedService.id;
import static io.latchkey.jakarta.ProtectedService.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whom a protected service admits, and what it learns of them (verification 6). */
@ServerTest
class AdmittedRequestsIT {

  @RegisterExtension static final ProtectedService service = new ProtectedService();

  @Test
  void aKeyWithTheScopeIsLetInAndInjected() {
    for (String application : APPLICATIONS) {
      Answer answer = service.asReader().get(application + "/guarded").expect(200);
      assertThat(answer.body()).isEqualTo(id(service.reader()));
    }
  }

  @Test
  void whatIsOpenIsOpenAndHasNoKey() {
    for (LatchkeySystem caller : List.of(service.asReader(), service.as("x"), service.anybody())) {
      assertThat(caller.get("/protected/listed/guarded/open").expect(200).body()).isEqualTo("open");
      assertThat(caller.get("/protected/listed/guarded/open/key").expect(200).body())
          .startsWith("No key was verified for this request");
    }
    service.asReader().get("/protected/scanned/guarded/any").expect(200);
    service.anybody().get("/protected/scanned/guarded/any").expect(401);
  }

  @Test
  void subResourcesSayWhoMayCallThem() {
    String path = "/protected/listed/guarded/sub/deleting";
    expectRefusal(service.asReader().get(path), 403, "insufficient_scope");
    service.as(service.token("workspace:delete")).get(path).expect(200);
  }

  @Test
  void whatInterfacesSayCountsForTheBeansThatImplementThem() {
    for (String application : APPLICATIONS) {
      String path = application + "/inherited/";
      assertThat(service.asReader().get(path + "7").expect(200).body())
          .isEqualTo(id(service.reader()) + " 7");
      expectRefusal(service.asReader().get(path + "everything"), 403, "insufficient_scope");
      service.anybody().get(path + "7").expect(401);
      service.anybody().get(path + "greeting").expect(200);
    }
  }

  @Test
  void theSecurityContextIsTheKeys() {
    assertThat(service.asReader().get("/protected/scanned/guarded/context").expect(200).body())
        .isEqualTo(service.username() + " Bearer true false false true");
  }

  @Test
  void anAllowListConfinesTheKey() {
    String path = "/protected/scanned/guarded/objects/";
    String object = UUID.randomUUID().toString();
    String confined = service.token("workspace:read", "workspace:" + object);
    service.as(confined).get(path + object).expect(200);
    service.asReader().get(path + object).expect(200);
    expectRefusal(service.as(confined).get(path + UUID.randomUUID()), 403, "insufficient_scope");
  }

  @Test
  void twoRequestsAtOnceNeverSeeEachOthersKey() {
    String other = token(Fixtures.newMember(), "workspace:read");
    String path = "/protected/scanned/guarded/meeting";
    for (int round = 0; round < 50; round++) {
      CompletableFuture<Answer> first =
          CompletableFuture.supplyAsync(() -> service.asReader().get(path));
      Answer second = service.as(other).get(path).expect(200);
      assertThat(second.body()).isEqualTo("%1$s %1$s %1$s".formatted(id(other)));
      assertThat(first.join().expect(200).body())
          .isEqualTo("%1$s %1$s %1$s".formatted(id(service.reader())));
    }
  }

  @Test
  void healthSaysThatLatchkeyAnswers() {
    assertThat(service.anybody().get("/health/ready").expect(200).body())
        .contains("\"name\":\"latchkey\"");
  }
}
