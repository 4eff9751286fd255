package io.latchkey.socket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * How many sockets are open on this node: each takes memory, even a silent one until its longest
 * silence has passed.
 */
@ApplicationScoped
public class OpenSockets {

  static final int MOST = 1024;
  static final int MOST_OF_A_USER = 32;

  @Inject Clock clock;

  private final ConcurrentHashMap<ParametersSocket, Instant> heard = new ConcurrentHashMap<>();
  private final Semaphore room = new Semaphore(MOST);
  private final ConcurrentHashMap<UUID, Integer> ofUsers = new ConcurrentHashMap<>();

  /** Whether a user may open one more at the moment. */
  boolean hasRoomFor(UUID user) {
    return room.availablePermits() > 0 && ofUsers.getOrDefault(user, 0) < MOST_OF_A_USER;
  }

  /**
   * Counts one more socket of a user.
   *
   * @return whether it may stay open; if so, {@link #end} must follow
   */
  boolean begin(UUID user, ParametersSocket socket) {
    if (!room.tryAcquire()) {
      return false;
    }
    if (ofUsers.merge(user, 1, Integer::sum) <= MOST_OF_A_USER) {
      heard.put(socket, clock.instant());
      return true;
    }
    release(user);
    return false;
  }

  /** Notes that something was said on a socket. */
  void hear(ParametersSocket socket) {
    heard.computeIfPresent(socket, (same, before) -> clock.instant());
  }

  /** Makes room for another socket, once for each that began. */
  void end(UUID user, ParametersSocket socket) {
    if (heard.remove(socket) != null) {
      release(user);
    }
  }

  /** Closes the sockets on which nothing has been said for this long. */
  void endSilent(Duration longest) {
    Instant limit = clock.instant().minus(longest);
    heard.forEach(
        (socket, last) -> {
          if (last.isBefore(limit)) {
            socket.endSilence();
          }
        });
  }

  private void release(UUID user) {
    ofUsers.computeIfPresent(user, (id, count) -> count == 1 ? null : count - 1);
    room.release();
  }
}
