package io.latchkey.settings;

import java.util.List;

/** Settings that are invalid; the message names each of them and says what it should be. */
final class InvalidSettingsException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  InvalidSettingsException(List<String> wrong) {
    super(String.join("; ", wrong));
  }
}
