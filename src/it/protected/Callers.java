package example;

import io.latchkey.verifier.VerifiedKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One for all requests; whose key it sees depends on who asks. */
@ApplicationScoped
public class Callers {

  private final CyclicBarrier both = new CyclicBarrier(2);

  @Inject VerifiedKey key;

  /** The id of the key. */
  public String id() {
    return key.id();
  }

  /** The same, asked for before and after another request was here as well. */
  public String idsAcrossMeeting()
      throws InterruptedException, BrokenBarrierException, TimeoutException {
    String before = key.id();
    both.await(30, TimeUnit.SECONDS);
    String after = key.id();
    both.await(30, TimeUnit.SECONDS);
    return before + " " + after + " " + key.id();
  }

  /** What else it says. */
  public VerifiedKey key() {
    return key;
  }
}
