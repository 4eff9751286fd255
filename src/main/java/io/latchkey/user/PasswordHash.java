package io.latchkey.user;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as it is stored (token API 1.3): PBKDF2 with HMAC-SHA-256 by the JDK, 600,000 rounds,
 * as {@code $pbkdf2-sha256$<rounds>$<salt>$<hash>}. Rounds are read from the text, so that they may
 * be raised later. Few are computed at once; a request that gets no place in time is rejected with
 * 503, see {@link HashQueue}.
 */
public final class PasswordHash {

  /** The reason of the error when too many are being computed. */
  public static final String BUSY = "busy";

  private static final int ROUNDS = 600_000;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * The hash to compare with when a login names no user, so that it takes as long as any other.
   * Random bytes, of no password that anybody could find: nothing is computed when a server starts.
   */
  public static final PasswordHash NOBODY =
      new PasswordHash(ROUNDS, random(SALT_BYTES), random(HASH_BYTES));

  private final int rounds;
  private final byte[] salt;
  private final byte[] hash;

  private PasswordHash(int rounds, byte[] salt, byte[] hash) {
    this.rounds = rounds;
    this.salt = salt;
    this.hash = hash;
  }

  /** Hashes a password with a fresh salt; takes some 0.2 seconds. */
  public static PasswordHash of(String password) {
    byte[] salt = random(SALT_BYTES);
    return new PasswordHash(ROUNDS, salt, derive(password, ROUNDS, salt, HASH_BYTES));
  }

  /**
   * Reads the stored form.
   *
   * @throws IllegalArgumentException when it is anything else
   */
  public static PasswordHash parse(String text) {
    String[] parts = Objects.requireNonNull(text).split("\\$", -1);
    if (parts.length != 5 || !parts[1].equals("pbkdf2-sha256")) {
      throw new IllegalArgumentException("not a stored password");
    }
    Base64.Decoder decoder = Base64.getDecoder();
    return new PasswordHash(
        Integer.parseInt(parts[2]), decoder.decode(parts[3]), decoder.decode(parts[4]));
  }

  /** Whether this is the password; compares in constant time. */
  public boolean matches(String password) {
    return MessageDigest.isEqual(hash, derive(password, rounds, salt, hash.length));
  }

  /** The stored form: not a secret, but worth guarding. */
  public String text() {
    Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
    return "$pbkdf2-sha256$"
        + rounds
        + "$"
        + encoder.encodeToString(salt)
        + "$"
        + encoder.encodeToString(hash);
  }

  /** Whether this and another are stored as the same text. */
  @Override
  public boolean equals(Object other) {
    return other instanceof PasswordHash hashed && hashed.text().equals(text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static byte[] derive(String password, int rounds, byte[] salt, int length) {
    return HashQueue.ALL.call(() -> compute(password, rounds, salt, length));
  }

  private static byte[] compute(String password, int rounds, byte[] salt, int length) {
    try {
      PBEKeySpec key = new PBEKeySpec(password.toCharArray(), salt, rounds, length * Byte.SIZE);
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(key).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has PBKDF2 with HMAC-SHA-256", e);
    }
  }

  /** Shows nothing. */
  @Override
  public String toString() {
    return "PasswordHash[…]";
  }
}
