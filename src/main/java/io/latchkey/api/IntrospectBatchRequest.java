package io.latchkey.api;

import java.util.List;

/**
 * {@code POST /oauth2/introspect/batch}.
 *
 * @param tokens the texts of keys, 1 to {@value #MOST}
 */
public record IntrospectBatchRequest(List<String> tokens) {

  /** How many keys may be asked about at once. */
  public static final int MOST = 100;

  /** Shows no key. */
  @Override
  public String toString() {
    return "IntrospectBatchRequest[" + (tokens == null ? 0 : tokens.size()) + " tokens]";
  }
}
