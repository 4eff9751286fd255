package io.latchkey.socket;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Looks every minute for sockets on which nothing was said for long, and closes them. The servers
 * have a limit of their own, which is not used: Tyrus, which Payara and GlassFish have, sometimes
 * closes a socket as it is given one, and keeps a task in memory for each frame that comes, for as
 * long as the limit is.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Silence {

  static final Duration LONGEST = Duration.ofMinutes(10);

  @Inject OpenSockets sockets;

  /** One look. */
  @Schedule(hour = "*", minute = "*", persistent = false)
  public void end() {
    sockets.endSilent(LONGEST);
  }
}
