package io.latchkey.cli;

import java.io.InputStream;
import java.util.Map;

/**
 * The environment of the process.
 *
 * @param variables the environment variables
 * @param name the name by which it was called, {@code latchkey} or {@code coder}
 * @param in standard input
 * @param terminals which of 0, 1 and 2 (standard input, output, error) are terminals
 */
record Environment(Map<String, String> variables, String name, InputStream in, String terminals) {

  /**
   * This process; the launcher says which terminals there are, because Java cannot find that out.
   */
  static Environment ofProcess() {
    return new Environment(
        System.getenv(),
        System.getProperty("latchkey.name", "latchkey"),
        System.in,
        System.getProperty("latchkey.terminals", ""));
  }

  /** The variable's value; empty when it is not set. */
  String variable(String variable) {
    return variables.getOrDefault(variable, "");
  }

  /** {@code Coder} for {@code coder}: the product that the texts are about. */
  String product() {
    return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  boolean readsFromTerminal() {
    return terminals.contains("0");
  }

  /** Whether somebody sees messages and prompts. */
  boolean talksToTerminal() {
    return terminals.contains("2");
  }

  /** Whether somebody sees results. */
  boolean writesToTerminal() {
    return terminals.contains("1");
  }

  /** Whether results may be coloured (no-color.org). */
  boolean isColoured() {
    return writesToTerminal() && variable("NO_COLOR").isEmpty() && !variable("TERM").equals("dumb");
  }

  /** Shows no variable: one of them may be a session token. */
  @Override
  public String toString() {
    return "Environment[name=" + name + ", terminals=" + terminals + "]";
  }
}
