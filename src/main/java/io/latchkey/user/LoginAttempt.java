package io.latchkey.user;

import static java.util.Objects.requireNonNull;

import io.latchkey.problem.Problem;
import io.latchkey.settings.AddressBlock;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An attempt to authenticate with a password.
 *
 * @param email the account's, whether or not somebody has this email address
 * @param address where it comes from
 * @param time when it began
 * @param lastLogin when the account was last logged in to from there; empty when it is unknown
 * @param alone whether no other attempt at the account from there failed lately
 */
public record LoginAttempt(
    UUID id,
    String email,
    String address,
    Instant time,
    Optional<Instant> lastLogin,
    boolean alone) {

  /** A login from a known address is written down again only after that long. */
  private static final Duration NOTED = Duration.ofDays(1);

  public LoginAttempt {
    requireNonNull(id);
    requireNonNull(email);
    requireNonNull(address);
    requireNonNull(time);
    requireNonNull(lastLogin);
  }

  static LoginAttempt at(Instant time, String email, String address) {
    return new LoginAttempt(UUID.randomUUID(), email, address, time, Optional.empty(), false);
  }

  LoginAttempt after(LoginHistory history) {
    boolean first = history.here().isEmpty();
    return new LoginAttempt(id, email, address, time, history.lastLogin(), first);
  }

  LoginAttempt fromKnownAddress() {
    return new LoginAttempt(id, email, address, time, Optional.of(time), alone);
  }

  LoginAttempt withId(UUID other) {
    return new LoginAttempt(other, email, address, time, lastLogin, alone);
  }

  /** Whether the account was logged in to from there before. */
  public boolean known() {
    return lastLogin.isPresent();
  }

  /** Whether the login is to be written down, should this attempt succeed. */
  boolean isNews() {
    return lastLogin.filter(last -> last.isAfter(time.minus(NOTED))).isEmpty();
  }

  /**
   * Whether the password is the stored one; see {@link HashQueue} for who waits.
   *
   * @throws io.latchkey.problem.Problem 503 when too many are being checked
   */
  public boolean proves(PasswordHash stored, String password) {
    return known()
        ? HashQueue.each(ByteBuffer.wrap(account()), () -> stored.matches(password))
        : HashQueue.STRANGERS.call(() -> stored.matches(password));
  }

  /**
   * The form in which accounts are counted: hashed, because people type passwords into the email
   * field.
   */
  byte[] account() {
    return sha256().digest(User.key(email).getBytes(StandardCharsets.UTF_8));
  }

  /** 429: this attempt must wait. */
  static Problem refused(Duration wait) {
    return Problem.of(429, "You've been rate limited for sending too many requests!")
        .because("rate_limited")
        .withHeader("Retry-After", Long.toString(wait.toSeconds()));
  }

  /** The form in which addresses are counted. */
  String network() {
    return AddressBlock.client(address);
  }

  /** Identifies account and network together, and reveals neither. */
  UUID place() {
    return place(0);
  }

  /** The same with a number: the first half of SHA-256 over all three. */
  UUID place(long number) {
    MessageDigest digest = sha256();
    digest.update(account());
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    ByteBuffer hash = ByteBuffer.wrap(digest.digest(network().getBytes(StandardCharsets.UTF_8)));
    return new UUID(hash.getLong(), hash.getLong());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every Java platform has it
    }
  }

  /** Does not show the email address; see {@link #account}. */
  @Override
  public String toString() {
    return "LoginAttempt[" + id + " from " + address + "]";
  }
}
