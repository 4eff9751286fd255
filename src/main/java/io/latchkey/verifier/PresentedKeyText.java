package io.latchkey.verifier;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * What is kept of the text of a key, {@code <id>-<secret>} (token API 2.1): the id, and a hash of
 * the whole. The text itself is 131 random bits long, so that one round of SHA-256 is enough.
 */
record PresentedKeyText(String id, Hash hash) {

  private static final int ID_LENGTH = 10;
  private static final int LENGTH = ID_LENGTH + 1 + 22;
  private static final MessageDigest SHA_256 = newSha256();

  /** Empty for what cannot be a key, about which nobody need be asked. */
  static Optional<PresentedKeyText> parse(String text) {
    if (text == null || text.length() != LENGTH) {
      return Optional.empty();
    }
    for (int i = 0; i < LENGTH; i++) {
      if (i == ID_LENGTH ? text.charAt(i) != '-' : !isAlphanumeric(text.charAt(i))) {
        return Optional.empty();
      }
    }
    byte[] hash = sha256().digest(text.getBytes(StandardCharsets.ISO_8859_1));
    return Optional.of(new PresentedKeyText(text.substring(0, ID_LENGTH), new Hash(hash)));
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  /** A copy costs less than a search of all providers. */
  private static MessageDigest sha256() {
    try {
      return (MessageDigest) SHA_256.clone();
    } catch (CloneNotSupportedException e) {
      return newSha256();
    }
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Of the text of a key; equality takes the same time wherever two differ. */
  static final class Hash {

    private static final int BITS = 8;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Hash that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      int code = 0;
      for (int i = 0; i < Integer.BYTES; i++) {
        code = (code << BITS) | (bytes[i] & 0xff);
      }
      return code;
    }

    /** Shows nothing of it. */
    @Override
    public String toString() {
      return "Hash[…]";
    }
  }
}
