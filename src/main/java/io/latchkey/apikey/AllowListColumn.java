package io.latchkey.apikey;

import io.latchkey.access.AllowList;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.stream.Collectors;

/** Stores an allow list as {@code type:id} texts, separated by spaces. */
@Converter
public class AllowListColumn implements AttributeConverter<AllowList, String> {

  @Override
  public String convertToDatabaseColumn(AllowList list) {
    return list.entries().stream().map(Object::toString).collect(Collectors.joining(" "));
  }

  @Override
  public AllowList convertToEntityAttribute(String text) {
    return text.equals("*:*") ? AllowList.ANY : AllowList.ofStored(List.of(text.split(" ")));
  }
}
