package io.latchkey.socket;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The messages to one client, which are sent one at a time: not every server accepts more. Nobody
 * waits for a client that does not read; it may leave a few messages unread.
 */
final class Outbox {

  static final int MOST_WAITING = 64;

  private final Queue<String> waiting = new ArrayDeque<>();
  private final BiConsumer<String, Consumer<Boolean>> send;
  private boolean busy;
  private boolean broken;

  /**
   * An empty outbox.
   *
   * @param send begins to send a message, and reports afterwards whether it was sent
   */
  Outbox(BiConsumer<String, Consumer<Boolean>> send) {
    this.send = send;
  }

  /** Sends a message after those that are waiting; returns whether that is possible. */
  boolean offer(String message) {
    synchronized (waiting) {
      if (broken || waiting.size() >= MOST_WAITING) {
        return false;
      }
      waiting.add(message);
    }
    next();
    return true;
  }

  private void next() {
    String message;
    synchronized (waiting) {
      if (busy || broken || waiting.isEmpty()) {
        return;
      }
      busy = true;
      message = waiting.remove();
    }
    send.accept(message, this::sent);
  }

  private void sent(boolean went) {
    synchronized (waiting) {
      busy = false;
      broken |= !went;
    }
    next();
  }
}
