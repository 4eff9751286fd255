package io.latchkey.http;

import io.latchkey.settings.AddressBlock;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many requests of each client are being answered. Each holds a thread, and a client that reads
 * slowly, or asks for much in one breath and reads nothing, holds it for long: not all threads may
 * be one client's. A request counts once its body has come.
 */
final class RequestsAtOnce {

  static final int MOST = 64;

  private final ConcurrentHashMap<String, Integer> running = new ConcurrentHashMap<>();

  /**
   * Whether one more may run.
   *
   * @param address the client's; of IPv6 the network of 64 bits counts
   * @return if so, {@link #end} must follow
   */
  boolean begin(String address) {
    String client = AddressBlock.client(address);
    if (running.merge(client, 1, Integer::sum) <= MOST) {
      return true;
    }
    end(address);
    return false;
  }

  void end(String address) {
    running.computeIfPresent(
        AddressBlock.client(address), (client, count) -> count == 1 ? null : count - 1);
  }
}
