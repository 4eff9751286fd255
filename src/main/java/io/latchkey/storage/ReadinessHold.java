package io.latchkey.storage;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** What must be over before this node says that it is ready, besides that its database answers. */
@ApplicationScoped
public class ReadinessHold {

  private final AtomicInteger underWay = new AtomicInteger();

  /** Not ready until {@link #release} has been called as often as this. */
  public void hold() {
    underWay.incrementAndGet();
  }

  /** One of those that held it is done. */
  public void release() {
    underWay.decrementAndGet();
  }

  boolean isHeld() {
    return underWay.get() > 0;
  }
}
