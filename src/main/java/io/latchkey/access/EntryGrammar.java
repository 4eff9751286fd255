package io.latchkey.access;

import java.util.Locale;
import java.util.UUID;

/**
 * What an entry of an allow list may look like, and the message for everything that is wrong with
 * one (token API 6.2), as an {@link IllegalArgumentException}.
 */
final class EntryGrammar {

  static final String WILDCARD = "*";

  private EntryGrammar() {}

  /** Where the first colon of {@code type:id} is. */
  static int colon(String text) {
    if (text == null) {
      throw new IllegalArgumentException(
          "invalid allow_list entry: expected object with type/id or string");
    }
    int colon = text.indexOf(':');
    if (colon < 1 || colon == text.length() - 1) {
      throw new IllegalArgumentException(
          "invalid allow_list entry \"" + text + "\": want <type>:<id>");
    }
    return colon;
  }

  static void requireBoth(String type, String id) {
    if (type == null || id == null) {
      throw new IllegalArgumentException("allow_list entry must include both type and id");
    }
    if (type.isBlank() || id.isBlank()) {
      throw new IllegalArgumentException("allow_list entry must include non-empty type and id");
    }
  }

  /** The name of a known type, or the wildcard. */
  static String type(String name) {
    if (!name.equals(WILDCARD) && ResourceType.find(name).isEmpty()) {
      throw new IllegalArgumentException("unknown resource type \"" + name + "\"");
    }
    return name;
  }

  /** A UUID in lower case, or the wildcard. */
  static String id(String type, String id) {
    String lowerCase = id.toLowerCase(Locale.ROOT);
    if (!id.equals(WILDCARD) && !isUuid(lowerCase)) {
      throw new IllegalArgumentException("invalid " + type + " ID (must be UUID): \"" + id + "\"");
    }
    return lowerCase;
  }

  /** Only the canonical form: the JDK also accepts "1-1-1-1-1". */
  private static boolean isUuid(String text) {
    try {
      return UUID.fromString(text).toString().equals(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
