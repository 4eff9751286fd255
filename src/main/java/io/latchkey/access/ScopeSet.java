package io.latchkey.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The scopes of one key, in the order asked for: the union of what they permit (token API 5.1). An
 * empty set permits nothing.
 */
public final class ScopeSet {

  /** {@code coder:all}: every action on every type, including types declared later. */
  public static final ScopeSet ALL = new ScopeSet(List.of(Scope.ALL));

  private static final List<String> PUBLIC_NAMES = List.copyOf(Scope.publicNames());

  /** What is stored of a set: its names, with a space between each two. */
  private static final int MAX_LENGTH = 4_000;

  private final List<String> names;
  private final List<Scope> scopes;

  private ScopeSet(Collection<String> names) {
    this.names = List.copyOf(names);
    List<Scope> known = new ArrayList<>(names.size());
    for (String name : this.names) {
      Scope.find(name).ifPresent(known::add);
    }
    this.scopes = known;
  }

  /**
   * The scopes that a client asks for: public names only, deprecated spellings made canonical,
   * duplicates dropped, order kept (token API 5.2, 5.4, D7). See {@link Catalogue#scopes}.
   *
   * @throws IllegalArgumentException for an empty list, for any name that is not public, and for
   *     more than 4,000 characters; the message is the contract's text
   */
  static ScopeSet parse(List<String> names, Set<String> publicNames) {
    if (names.isEmpty()) {
      throw new IllegalArgumentException("no scopes provided");
    }
    Collection<String> canonical = new LinkedHashSet<>();
    for (String name : names) {
      canonical.add(publicName(name == null ? "" : name, publicNames));
    }
    int length = String.join(" ", canonical).length();
    if (length > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "scopes have " + length + " characters; max allowed is " + MAX_LENGTH);
    }
    return new ScopeSet(canonical);
  }

  /**
   * The scopes stored for a key, public or not. An unknown name stays in {@link #names()} and
   * permits nothing; one of a type that is not built in permits what only a deployment that
   * declares it can ask for (verification 1). An empty or null list permits nothing.
   */
  public static ScopeSet ofStored(List<String> names) {
    if (names == null) {
      return new ScopeSet(List.of());
    }
    if (names.equals(ALL.names)) {
      return ALL;
    }
    return new ScopeSet(names.stream().map(name -> name == null ? "" : name).toList());
  }

  /** The 51 names that may be asked for, sorted bytewise (token API 3.5). */
  public static List<String> publicNames() {
    return PUBLIC_NAMES;
  }

  /** The canonical names, in the order asked for. */
  public List<String> names() {
    return names;
  }

  /** Whether one of the scopes permits it. */
  public boolean permits(Permission permission) {
    for (Scope scope : scopes) {
      if (scope.permissions().permits(permission)) {
        return true;
      }
    }
    return false;
  }

  /** Whether this set permits everything that the other one does. */
  public boolean covers(ScopeSet other) {
    return firstBeyond(other).isEmpty();
  }

  /**
   * The first name of the wanted set, in its order, that permits something this set does not (token
   * API D4).
   */
  public Optional<String> firstBeyond(ScopeSet wanted) {
    for (Scope scope : wanted.scopes) {
      if (!coversAll(scope.permissions())) {
        return Optional.of(scope.name());
      }
    }
    return Optional.empty();
  }

  private boolean coversAll(PermissionSet wanted) {
    if (!wanted.isOpen()) {
      return wanted.listed().stream().allMatch(this::permits)
          && (wanted.wholeType().isEmpty() || permitsAllOf(wanted.wholeType()));
    }
    // Only an open scope covers types declared later; other scopes may add what it leaves out.
    return scopes.stream()
        .map(Scope::permissions)
        .filter(PermissionSet::isOpen)
        .findFirst()
        .map(mine -> mine.listed().stream().allMatch(gap -> permits(gap) || !wanted.permits(gap)))
        .orElse(false);
  }

  private boolean permitsAllOf(String declaredType) {
    return scopes.stream().anyMatch(scope -> scope.permissions().permitsAllOf(declaredType));
  }

  /**
   * The deprecated single {@code scope} of a key: {@code application_connect}, {@code all} or an
   * empty text (token API 4.1).
   */
  public String legacyName() {
    if (names.contains(Scope.APPLICATION_CONNECT)) {
      return "application_connect";
    }
    return names.contains(Scope.ALL) ? "all" : "";
  }

  private static String publicName(String name, Set<String> publicNames) {
    String canonical = Scope.canonical(name);
    if (!publicNames.contains(canonical)) {
      throw new IllegalArgumentException("invalid or unsupported API key scope: \"" + name + "\"");
    }
    return canonical;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ScopeSet that && names.equals(that.names);
  }

  @Override
  public int hashCode() {
    return names.hashCode();
  }

  @Override
  public String toString() {
    return names.toString();
  }
}
