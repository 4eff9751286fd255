package io.latchkey.registry;

import io.latchkey.access.Permission;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

/** What a build does to its workspace: the permission it requires, and the resulting status. */
public enum Transition {
  START("running"),
  STOP("stopped"),
  DELETE("deleted");

  private final String status;

  Transition(String status) {
    this.status = status;
  }

  /** The transition of that text, one of {@code start}, {@code stop} and {@code delete}. */
  static Transition of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  /** The text on the wire and in the database. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The workspace's status afterwards. */
  String status() {
    return status;
  }

  Permission permission() {
    return Permission.parse("workspace:" + text());
  }

  /** How the database holds one. */
  @Converter
  public static class Column implements AttributeConverter<Transition, String> {

    @Override
    public String convertToDatabaseColumn(Transition transition) {
      return transition.text();
    }

    @Override
    public Transition convertToEntityAttribute(String text) {
      return of(text);
    }
  }
}
