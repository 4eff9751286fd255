package io.latchkey.apikey;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The whole text of a key, {@code <id>-<secret>} (token API 2.1): 10 and 22 characters out of
 * {@code 0-9A-Za-z}, that is 131 bits of secret. It exists only while a key is created or
 * presented; what is stored is {@link #hash()}.
 */
public final class KeySecret {

  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final MessageDigest SHA_256 = newSha256();
  private static final int ID_LENGTH = 10;
  private static final int SECRET_LENGTH = 22;

  private final String id;
  private final String secret;

  private KeySecret(String id, String secret) {
    this.id = id;
    this.secret = secret;
  }

  /** Generates a new one from a cryptographic source. */
  static KeySecret generate(RandomGenerator random) {
    return new KeySecret(text(random, ID_LENGTH), text(random, SECRET_LENGTH));
  }

  private static String text(RandomGenerator random, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  /**
   * Reads what a client presents.
   *
   * @throws IllegalArgumentException when it does not have the form of a key; the message says how
   *     (token API 2.3, rows 2 to 4) and repeats nothing of it
   */
  public static KeySecret parse(String text) {
    String[] parts = text.split("-", -1);
    if (parts.length != 2) {
      throw malformed("incorrect amount of API key parts", 2, parts.length);
    }
    requireLength("invalid API key ID length", ID_LENGTH, parts[0]);
    requireLength("invalid API key secret length", SECRET_LENGTH, parts[1]);
    return new KeySecret(parts[0], parts[1]);
  }

  /** What a text says, or empty when it does not have the form of a key. */
  public static Optional<KeySecret> find(String text) {
    try {
      return Optional.of(parse(text));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /** Whether a text can be the id of a key. */
  static boolean isId(String text) {
    return text.length() == ID_LENGTH && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
  }

  private static void requireLength(String complaint, int length, String part) {
    int bytes = part.getBytes(StandardCharsets.UTF_8).length;
    if (bytes != length) {
      throw malformed(complaint, length, bytes);
    }
  }

  private static IllegalArgumentException malformed(String complaint, int expected, int got) {
    return new IllegalArgumentException(
        "Invalid API key format: " + complaint + ", expected " + expected + " got " + got);
  }

  /** The half that is not secret, and identifies the key. */
  public String id() {
    return id;
  }

  /** SHA-256 of the secret half: that is enough, because the secret is random and long. */
  byte[] hash() {
    return sha256().digest(secret.getBytes(StandardCharsets.UTF_8));
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

  /** Whether the stored hash is of this secret; compares in constant time. */
  boolean matches(byte[] hashedSecret) {
    return MessageDigest.isEqual(hash(), hashedSecret);
  }

  /** The whole text, for the one answer that shows it. */
  public String reveal() {
    return id + "-" + secret;
  }

  /** Shows the id only. */
  @Override
  public String toString() {
    return "KeySecret[" + id + "-…]";
  }
}
