package io.latchkey.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The resource types, permissions and scopes that requests may name: the built-in ones and, after
 * them, those that the deployment declares (verification 1). Made once, when the server starts.
 *
 * <p>Stored keys are read without it: what names a type or an action that is declared no more stays
 * on the key and grants nothing, because nobody can ask for it here.
 */
public final class Catalogue {

  /** What there is where a deployment declares nothing. */
  public static final Catalogue BUILT_IN = new Catalogue(List.of());

  private static final int MAX_TYPES = 64;

  private final List<DeclaredType> declared;
  private final Map<String, ResourceType> types = new LinkedHashMap<>();
  private final Map<String, Permission> permissions = new LinkedHashMap<>();
  private final List<String> scopeNames;
  private final Set<String> knownScopeNames;
  private final List<Permission> scopePermissions;

  /**
   * The built-in types and these.
   *
   * @throws IllegalArgumentException that says why, for more than 64 or two of the same name
   */
  public Catalogue(List<DeclaredType> declared) {
    if (declared.size() > MAX_TYPES) {
      throw new IllegalArgumentException(
          "there are " + declared.size() + " types; at most " + MAX_TYPES + " are allowed");
    }
    DeclaredType.requireDistinct("types", declared.stream().map(DeclaredType::name).toList());
    this.declared = List.copyOf(declared);
    List<String> names = new ArrayList<>(ScopeSet.publicNames());
    for (DeclaredType each : declared) {
      ResourceType type = each.toResourceType();
      types.put(type.name(), type);
      for (String action : type.actions()) {
        Permission permission = new Permission(type, action);
        permissions.put(permission.toString(), permission);
        names.add(permission.toString());
      }
      names.add(type.name() + ":*");
    }
    scopeNames = List.copyOf(names);
    knownScopeNames = new HashSet<>(names);
    scopePermissions = names.stream().flatMap(name -> findPermission(name).stream()).toList();
  }

  /** The types that the deployment declares, in its order. */
  public List<DeclaredType> declaredTypes() {
    return declared;
  }

  /**
   * What the deployment declares as a SHA-256 in lower-case hex digits: alike on two nodes if they
   * declare the same in the same order, however their files are laid out.
   */
  public String checksum() {
    StringBuilder text = new StringBuilder();
    for (DeclaredType type : declared) {
      append(text, "type", type.name(), type.description());
      for (DeclaredType.Action action : type.actions()) {
        append(text, "action", action.name(), action.description());
        action.roles().forEach(role -> append(text, "role", role.wireName()));
      }
    }
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }

  private static void append(StringBuilder text, String... parts) {
    for (String part : parts) {
      text.append(part.length()).append(':').append(part);
    }
  }

  /** The type of that name, built in or declared. */
  public Optional<ResourceType> findType(String name) {
    return ResourceType.find(name).or(() -> Optional.ofNullable(types.get(name)));
  }

  /** The permission written this way, or empty when there is no such type or action. */
  public Optional<Permission> findPermission(String text) {
    return Permission.find(text).or(() -> Optional.ofNullable(permissions.get(text)));
  }

  /**
   * The names that may be asked for: the built-in ones, sorted bytewise (token API 3.5), then those
   * of each declared type, its actions and its wildcard.
   */
  public List<String> scopeNames() {
    return scopeNames;
  }

  /** The permission of each of {@link #scopeNames} that is a single one, in the same order. */
  public List<Permission> scopePermissions() {
    return scopePermissions;
  }

  /**
   * The scopes that a client asks for: see {@link ScopeSet#parse}.
   *
   * @throws IllegalArgumentException whose message is the contract's text
   */
  public ScopeSet scopes(List<String> names) {
    return ScopeSet.parse(names, knownScopeNames);
  }

  /**
   * The entry of an allow list that a client asks for.
   *
   * @throws IllegalArgumentException whose message is the contract's text
   */
  public AllowList.Entry entry(String type, String id) {
    String name = type.strip();
    if (DeclaredName.isType(name) && !types.containsKey(name)) {
      throw EntryGrammar.unknownType(name);
    }
    return new AllowList.Entry(name, id);
  }

  /**
   * An object of a declared type, whose owner Latchkey does not know; empty for other types.
   *
   * @throws IllegalArgumentException that says why, for what cannot be the id of one
   */
  public Optional<AccessObject> declaredObject(String type, String id) {
    return Optional.ofNullable(types.get(type))
        .map(
            known ->
                AccessObject.of(
                    known,
                    Optional.of(EntryGrammar.declaredId(type, id)),
                    Optional.empty(),
                    Optional.empty()));
  }
}
