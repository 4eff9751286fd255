package io.latchkey.apikey;

import io.latchkey.access.ScopeSet;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/** Stores scopes as their names, separated by spaces, in the order in which they were asked for. */
@Converter
public class ScopesColumn implements AttributeConverter<ScopeSet, String> {

  @Override
  public String convertToDatabaseColumn(ScopeSet scopes) {
    return String.join(" ", scopes.names());
  }

  @Override
  public ScopeSet convertToEntityAttribute(String text) {
    return text.equals("coder:all") ? ScopeSet.ALL : ScopeSet.ofStored(List.of(text.split(" ")));
  }
}
