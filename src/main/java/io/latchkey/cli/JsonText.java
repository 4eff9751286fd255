package io.latchkey.cli;

import io.latchkey.api.Json;

/**
 * JSON for people to read: indented by two spaces for each level, as Coder's command line prints
 * it.
 */
final class JsonText {
  private JsonText() {}

  /** The value on lines of its own, with a line break at its end. */
  static String indented(Object value) {
    return indent(Json.write(value));
  }

  /** The same for text that is JSON without spaces between its tokens. */
  static String indent(String json) {
    StringBuilder text = new StringBuilder();
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (quoted || c == '"') {
        text.append(c);
        if (c == '\\') {
          text.append(json.charAt(++i));
        } else if (c == '"') {
          quoted = !quoted;
        }
      } else if ((c == '{' || c == '[') && "}]".indexOf(json.charAt(i + 1)) >= 0) {
        text.append(c).append(json.charAt(++i));
      } else if (c == '{' || c == '[') {
        line(text.append(c), ++depth);
      } else if (c == '}' || c == ']') {
        line(text, --depth).append(c);
      } else if (c == ',') {
        line(text.append(c), depth);
      } else {
        text.append(c == ':' ? ": " : String.valueOf(c));
      }
    }
    return text.append('\n').toString();
  }

  private static StringBuilder line(StringBuilder text, int depth) {
    return text.append('\n').append("  ".repeat(depth));
  }
}
