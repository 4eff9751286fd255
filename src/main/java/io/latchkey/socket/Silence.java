package io.latchkey.socket;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Looks every minute for sockets on which nothing has been said for a long time, and closes them.
 * The servers have a limit of their own, which is not used: Tyrus, which Payara and GlassFish use,
 * sometimes closes a socket at the moment it is given that limit, and keeps a task in memory for
 * each frame that arrives, for as long as that limit.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Silence {

  static final Duration LONGEST = Duration.ofMinutes(10);

  @Inject OpenSockets sockets;

  /** Looks once. */
  @Schedule(hour = "*", minute = "*", persistent = false)
  public void end() {
    sockets.endSilent(LONGEST);
  }
}
