package io.latchkey.user;

import io.latchkey.access.Role;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Stores the explicit site roles as their names, separated by commas. An unknown name is ignored.
 */
@Converter
public class RolesColumn implements AttributeConverter<Set<Role>, String> {

  @Override
  public String convertToDatabaseColumn(Set<Role> roles) {
    return roles.stream().map(Role::wireName).sorted().collect(Collectors.joining(","));
  }

  @Override
  public Set<Role> convertToEntityAttribute(String text) {
    Set<Role> roles = new LinkedHashSet<>();
    Arrays.stream(text.split(",")).forEach(name -> Role.find(name).ifPresent(roles::add));
    return Collections.unmodifiableSet(roles);
  }
}
