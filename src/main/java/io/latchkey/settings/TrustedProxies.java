package io.latchkey.settings;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * The proxies whose {@code X-Forwarded-For} is believed: {@code CODER_PROXY_TRUSTED_ORIGINS}. From
 * anybody else the header is ignored; otherwise clients could choose the address by which limits,
 * sessions and the audit log know them.
 *
 * @param blocks their addresses
 */
public record TrustedProxies(List<AddressBlock> blocks) {

  /** The request attribute with the {@link #client} address. */
  public static final String CLIENT = "io.latchkey.client";

  public TrustedProxies {
    blocks = List.copyOf(blocks);
  }

  /**
   * The address of the client: the last one in the header that is not a trusted proxy's, because
   * each proxy appends the address from which it got the request. The search ends at anything that
   * is not an address.
   *
   * @param peer the address that opened the connection
   * @param forwardedFor the values of {@code X-Forwarded-For}, in the order received
   */
  public String client(String peer, List<String> forwardedFor) {
    if (blocks.isEmpty()) {
      return peer;
    }
    String client = peer;
    String[] hops = String.join(",", forwardedFor).split(",", -1);
    for (int i = hops.length - 1; i >= 0 && isTrusted(client); i--) {
      Optional<InetAddress> hop = AddressBlock.address(hops[i].strip());
      if (hop.isEmpty()) {
        return client;
      }
      client = hop.get().getHostAddress();
    }
    return client;
  }

  private boolean isTrusted(String text) {
    return AddressBlock.address(text)
        .filter(address -> blocks.stream().anyMatch(block -> block.contains(address)))
        .isPresent();
  }
}
