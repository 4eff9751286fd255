package io.latchkey.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.Locale;

/** The desktop's browser, if there is a desktop. */
final class Browser {
  private Browser() {}

  /** Tries to show a page; the person is told its address in any case. */
  static void open(String page) {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    List<String> command;
    if (system.startsWith("mac")) {
      command = List.of("open", page);
    } else if (system.startsWith("windows")) {
      command = List.of("rundll32", "url.dll,FileProtocolHandler", page);
    } else {
      command = List.of("xdg-open", page);
    }
    try {
      new ProcessBuilder(command)
          .redirectInput(Redirect.from(nothing(system)))
          .redirectOutput(Redirect.DISCARD)
          .redirectError(Redirect.DISCARD)
          .start();
    } catch (IOException noBrowser) {
      // Nothing to open it with.
    }
  }

  private static java.io.File nothing(String system) {
    return new java.io.File(system.startsWith("windows") ? "NUL" : "/dev/null");
  }
}
