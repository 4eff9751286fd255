package io.latchkey.access;

import java.util.Locale;
import java.util.UUID;

/**
 * What the two halves of an allow list's entry may be, and the message for everything else (token
 * API 6.2), as an {@link IllegalArgumentException}. That there are two halves is checked on the
 * wire.
 */
final class EntryGrammar {

  static final String WILDCARD = "*";

  private EntryGrammar() {}

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
