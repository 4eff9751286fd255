package io.latchkey.lease;

import java.util.UUID;

/** A key in a simulation. The cache asks for its hash when it has begun to look or to put. */
record SimulatedKey(int number, SimulatedTime time) {

  /** Key 0 is user 0's, the others are user 1's. */
  int userNumber() {
    return Math.min(number, 1);
  }

  UUID user() {
    return new UUID(0, userNumber());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SimulatedKey key && key.number == number;
  }

  @Override
  public int hashCode() {
    time.pauseIfArmed();
    return Integer.hashCode(number);
  }
}
