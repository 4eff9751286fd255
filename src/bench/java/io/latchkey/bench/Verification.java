package io.latchkey.bench;

/** A way in which a service finds out whether what was presented to it permits what is asked. */
interface Verification {

  /** What all keys and tokens of the benchmark permit, among others. */
  String SCOPE = "workspace:read";

  /**
   * Whether a key or token is good and has the scope {@link #SCOPE}.
   *
   * @param number which one, from 0
   */
  boolean permits(int number);
}
