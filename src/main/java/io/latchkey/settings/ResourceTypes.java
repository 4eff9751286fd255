package io.latchkey.settings;

import static java.util.stream.Collectors.toCollection;

import io.latchkey.access.Catalogue;
import io.latchkey.access.DeclaredType;
import io.latchkey.access.Role;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Reads the resource types that a deployment declares (verification 1). */
final class ResourceTypes {

  private static final int MAX_BYTES = 1 << 20;

  private ResourceTypes() {}

  /**
   * The catalogue with the types that a file declares.
   *
   * @param setting the path of the file or, when it begins with a brace, its text
   * @throws IllegalArgumentException that says what is wrong, and where
   */
  static Catalogue read(String setting) {
    if (setting.startsWith("{")) {
      return parse(setting);
    }
    try {
      return parse(content(Path.of(setting)));
    } catch (InvalidPathException noPath) {
      throw new IllegalArgumentException("\"" + setting + "\" is neither a path nor JSON", noPath);
    } catch (CharacterCodingException noText) {
      throw new IllegalArgumentException(setting + " is not written in UTF-8", noText);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          setting + " cannot be read: " + unreadable.getClass().getSimpleName(), unreadable);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(setting + ", " + wrong.getMessage(), wrong);
    }
  }

  private static String content(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new IllegalArgumentException("the file has more than " + MAX_BYTES + " bytes");
    }
    return StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
        .toString();
  }

  private static Catalogue parse(String text) {
    LocatedJson types = LocatedJson.parse(text).object("resource_types").get("resource_types");
    List<DeclaredType> declared = types.array().stream().map(ResourceTypes::type).toList();
    return located(types, () -> new Catalogue(declared));
  }

  private static DeclaredType type(LocatedJson json) {
    Map<String, LocatedJson> members = json.object("name", "description", "actions");
    if (!members.containsKey("actions")) {
      throw json.wrong("\"actions\" is missing");
    }
    List<DeclaredType.Action> actions =
        members.get("actions").array().stream().map(ResourceTypes::action).toList();
    String name = members.get("name").text();
    String description = description(members);
    return located(json, () -> new DeclaredType(name, description, actions));
  }

  private static DeclaredType.Action action(LocatedJson json) {
    Map<String, LocatedJson> members = json.object("name", "description", "roles");
    String name = members.get("name").text();
    String description = description(members);
    Set<Role> roles =
        members.containsKey("roles") ? roles(members.get("roles")) : EnumSet.of(Role.MEMBER);
    return located(json, () -> new DeclaredType.Action(name, description, roles));
  }

  private static String description(Map<String, LocatedJson> members) {
    return members.containsKey("description") ? members.get("description").text() : "";
  }

  private static Set<Role> roles(LocatedJson json) {
    if (json.array().isEmpty()) {
      throw json.wrong("no role is named; leave it out if everybody may do it");
    }
    return json.array().stream()
        .map(ResourceTypes::role)
        .collect(toCollection(() -> EnumSet.noneOf(Role.class)));
  }

  private static Role role(LocatedJson json) {
    return Role.find(json.text())
        .orElseThrow(() -> json.wrong("there is no role \"" + json.text() + "\""));
  }

  /** What the value types reject is told with the place. */
  private static <T> T located(LocatedJson json, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException wrong) {
      throw json.wrong(wrong.getMessage());
    }
  }
}
