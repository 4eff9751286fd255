package io.latchkey.settings;

import java.util.List;

/** Settings that cannot be read; the message names each of them and what it should be. */
final class InvalidSettingsException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  InvalidSettingsException(List<String> wrong) {
    super(String.join("; ", wrong));
  }
}
