package io.latchkey.user;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

/**
 * An attempt to prove a password.
 *
 * @param email whose, whether somebody has this address or not
 * @param address where it comes from
 * @param time when it began
 */
public record LoginAttempt(UUID id, String email, String address, Instant time) {

  public LoginAttempt {
    requireNonNull(id);
    requireNonNull(email);
    requireNonNull(address);
    requireNonNull(time);
  }

  /** What the account is counted by: people type passwords where the email address belongs. */
  byte[] account() {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(User.key(email).getBytes(StandardCharsets.UTF_8));
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
