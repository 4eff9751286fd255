package io.latchkey.access;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What the two halves of an allow list's entry may be, and the message for everything else (token
 * API 6.2), as an {@link IllegalArgumentException}. That there are two halves is checked on the
 * wire.
 */
final class EntryGrammar {

  static final String WILDCARD = "*";

  private static final Pattern DECLARED_ID = Pattern.compile("[A-Za-z0-9._~-]{1,128}");

  private EntryGrammar() {}

  /** The name of a built-in type, or one that a deployment may declare, or the wildcard. */
  static String type(String name) {
    if (!name.equals(WILDCARD) && ResourceType.find(name).isEmpty() && !DeclaredName.isType(name)) {
      throw unknownType(name);
    }
    return name;
  }

  static IllegalArgumentException unknownType(String name) {
    return new IllegalArgumentException("unknown resource type \"" + name + "\"");
  }

  /** A UUID in lower case, or for a declared type its own kind of id, or the wildcard. */
  static String id(String type, String id) {
    if (!id.equals(WILDCARD) && DeclaredName.isType(type)) {
      return declaredId(type, id);
    }
    String lowerCase = id.toLowerCase(Locale.ROOT);
    if (!id.equals(WILDCARD) && !isUuid(lowerCase)) {
      throw new IllegalArgumentException("invalid " + type + " ID (must be UUID): \"" + id + "\"");
    }
    return lowerCase;
  }

  /** What a service may call its objects (verification 1); kept as it is. */
  static String declaredId(String type, String id) {
    if (!DECLARED_ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "invalid " + type + " ID (must be 1 to 128 of A-Z a-z 0-9 . _ ~ -): \"" + id + "\"");
    }
    return id;
  }

  /** Only the canonical form: the JDK also accepts "1-1-1-1-1". */
  static boolean isUuid(String text) {
    try {
      return UUID.fromString(text).toString().equals(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
