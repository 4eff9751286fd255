package io.latchkey.access;

import java.util.Set;
import java.util.regex.Pattern;

/** What the types and actions of a deployment may be called (verification 1). */
final class DeclaredName {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,31}");
  private static final Set<String> RESERVED = Set.of("coder", "all", "application_connect");

  private DeclaredName() {}

  static boolean isAction(String name) {
    return NAME.matcher(name).matches();
  }

  /** Whether a deployment may have a type of this name: no built-in one has it. */
  static boolean isType(String name) {
    return !isTaken(name) && NAME.matcher(name).matches();
  }

  /** Whether the name means something else already. */
  static boolean isTaken(String name) {
    return RESERVED.contains(name) || ResourceType.find(name).isPresent();
  }
}
