package io.latchkey.socket;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** How many sockets are open on this node: each takes memory, for up to its longest silence. */
@ApplicationScoped
public class OpenSockets {

  static final int MOST = 1024;
  static final int MOST_OF_A_USER = 32;

  private final Semaphore room = new Semaphore(MOST);
  private final ConcurrentHashMap<UUID, Integer> ofUsers = new ConcurrentHashMap<>();

  /** Whether a user may open one more, as things stand. */
  boolean hasRoomFor(UUID user) {
    return room.availablePermits() > 0 && ofUsers.getOrDefault(user, 0) < MOST_OF_A_USER;
  }

  /**
   * Counts one more of a user's.
   *
   * @return whether it may be; if so, {@link #end} must follow
   */
  boolean begin(UUID user) {
    if (!room.tryAcquire()) {
      return false;
    }
    if (ofUsers.merge(user, 1, Integer::sum) <= MOST_OF_A_USER) {
      return true;
    }
    end(user);
    return false;
  }

  void end(UUID user) {
    ofUsers.computeIfPresent(user, (id, count) -> count == 1 ? null : count - 1);
    room.release();
  }
}
