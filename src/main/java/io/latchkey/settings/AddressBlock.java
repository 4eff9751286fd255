package io.latchkey.settings;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * IP addresses that share a prefix (CIDR, RFC 4632): {@code 10.0.0.0/8}, {@code fd00::/8}, or a
 * single address. Names are never looked up.
 *
 * @param network an address of the block
 * @param prefix how many bits they share: 0 to 32, or to 128 for IPv6
 */
public record AddressBlock(InetAddress network, int prefix) {

  private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern V4 = Pattern.compile("(" + BYTE + "\\.){3}" + BYTE);

  /** What {@link InetAddress} takes for a literal, even a malformed one, rather than a name. */
  private static final Pattern V6 = Pattern.compile("([0-9A-Fa-f][0-9A-Fa-f.]*)?:[0-9A-Fa-f:.]*");

  private static final Pattern PREFIX = Pattern.compile("\\d{1,3}");

  private static final int IPV6_BYTES = 16;
  private static final int CLIENT_BYTES = 8;

  /** Empty when the text is neither an address nor a block. */
  public static Optional<AddressBlock> parse(String text) {
    int slash = text.indexOf('/');
    Optional<InetAddress> network = address(slash < 0 ? text : text.substring(0, slash));
    if (network.isEmpty()) {
      return Optional.empty();
    }
    int bits = network.get().getAddress().length * Byte.SIZE;
    String prefix = slash < 0 ? Integer.toString(bits) : text.substring(slash + 1);
    return PREFIX.matcher(prefix).matches() && Integer.parseInt(prefix) <= bits
        ? Optional.of(new AddressBlock(network.get(), Integer.parseInt(prefix)))
        : Optional.empty();
  }

  /** The address that the text holds; empty for a name or anything else. */
  public static Optional<InetAddress> address(String text) {
    if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException malformed) {
      return Optional.empty();
    }
  }

  /**
   * What counts as one client: an IPv4 address, even if written as IPv6, or the first 64 bits of an
   * IPv6 address, because whoever has one address has all that share these. Any other text counts
   * as it is.
   */
  public static String client(String address) {
    if (V4.matcher(address).matches()) {
      return address;
    }
    int zone = address.indexOf('%');
    InetAddress known = address(zone < 0 ? address : address.substring(0, zone)).orElse(null);
    if (known == null) {
      return address;
    }
    if (!(known instanceof Inet6Address)) {
      return known.getHostAddress();
    }
    byte[] network = Arrays.copyOf(Arrays.copyOf(known.getAddress(), CLIENT_BYTES), IPV6_BYTES);
    try {
      return InetAddress.getByAddress(network).getHostAddress() + "/" + CLIENT_BYTES * Byte.SIZE;
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible); // only the length could be wrong
    }
  }

  /** Whether that address is in the block; never between IPv4 and IPv6. */
  public boolean contains(InetAddress address) {
    byte[] mine = network.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < prefix; bit++) {
      int mask = 0x80 >> bit % Byte.SIZE;
      if ((mine[bit / Byte.SIZE] & mask) != (other[bit / Byte.SIZE] & mask)) {
        return false;
      }
    }
    return true;
  }
}
