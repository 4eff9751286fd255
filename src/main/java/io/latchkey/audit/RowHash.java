package io.latchkey.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * SHA-256 over values in order, each preceded by its length in four bytes, -1 for null, so that no
 * two different lists of values give the same bytes. Texts are UTF-8, numbers eight bytes, times
 * microseconds.
 */
final class RowHash {

  static final int LENGTH = 32;

  private final MessageDigest digest;

  RowHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every Java platform has it
    }
  }

  RowHash add(byte[] value) {
    int length = value == null ? -1 : value.length;
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
    if (value != null) {
      digest.update(value);
    }
    return this;
  }

  RowHash add(String value) {
    return add(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
  }

  RowHash add(UUID value) {
    return add(value == null ? null : value.toString());
  }

  RowHash add(long value) {
    return add(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
  }

  RowHash add(Instant value) {
    return add(ChronoUnit.MICROS.between(Instant.EPOCH, value));
  }

  byte[] value() {
    return digest.digest();
  }
}
