package io.latchkey.cli;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a run of the command line left.
 *
 * @param out standard output
 * @param err standard error
 */
record Result(int status, String out, String err) {

  /** Fails the test, showing what was printed, unless the run succeeded. */
  Result succeeds() {
    assertThat(status).as("exit status; out: %s, err: %s", out, err).isZero();
    return this;
  }

  /** Fails the test unless the run failed, and said nothing on standard output. */
  Result fails() {
    assertThat(status).as("exit status; out: %s, err: %s", out, err).isEqualTo(1);
    assertThat(out).isEmpty();
    return this;
  }
}
