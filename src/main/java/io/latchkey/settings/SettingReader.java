package io.latchkey.settings;

import io.latchkey.access.Catalogue;
import io.latchkey.api.GoDuration;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads individual settings by name and collects what was wrong, so that all of it is reported at
 * once.
 */
final class SettingReader {

  private final Function<String, Optional<String>> source;
  private final List<String> wrong = new ArrayList<>();

  SettingReader(Function<String, Optional<String>> source) {
    this.source = source;
  }

  Duration duration(String name, String byDefault, Duration atLeast) {
    Optional<String> text = value(name);
    try {
      Duration duration = GoDuration.parse(text.orElse(byDefault)).value();
      if (duration.compareTo(atLeast) < 0) {
        wrong.add(name + " must be at least " + new GoDuration(atLeast) + ", not " + text.get());
      }
      return duration;
    } catch (IllegalArgumentException unreadable) {
      wrong.add(
          name + " must be a duration such as 24h0m0s, 90m or 7d, not \"" + text.get() + "\"");
      return atLeast;
    }
  }

  Duration duration(String name, String byDefault, Duration atLeast, Duration atMost) {
    Duration duration = duration(name, byDefault, atLeast);
    if (duration.compareTo(atMost) > 0) {
      wrong.add(name + " must be at most " + new GoDuration(atMost) + ", not " + value(name).get());
      return atMost;
    }
    return duration;
  }

  boolean flag(String name, boolean byDefault) {
    Optional<String> text = value(name);
    if (text.isEmpty()) {
      return byDefault;
    }
    return switch (text.get()) {
      case "1", "t", "T", "true", "TRUE", "True" -> true;
      case "0", "f", "F", "false", "FALSE", "False" -> false;
      default -> {
        wrong.add(name + " must be true or false, not \"" + text.get() + "\"");
        yield byDefault;
      }
    };
  }

  int integer(String name, int byDefault) {
    Optional<String> text = value(name);
    try {
      return text.map(Integer::parseInt).orElse(byDefault);
    } catch (NumberFormatException unreadable) {
      wrong.add(name + " must be a whole number, not \"" + text.get() + "\"");
      return byDefault;
    }
  }

  int integer(String name, int byDefault, int atLeast) {
    int number = integer(name, byDefault);
    if (number < atLeast) {
      wrong.add(name + " must be at least " + atLeast + ", not " + number);
      return atLeast;
    }
    return number;
  }

  String choice(String name, String byDefault, String other) {
    String text = value(name).orElse(byDefault).toLowerCase(Locale.ROOT);
    if (!text.equals(byDefault) && !text.equals(other)) {
      wrong.add(name + " must be " + byDefault + " or " + other + ", not \"" + text + "\"");
    }
    return text;
  }

  Optional<URI> url(String name) {
    Optional<String> text = value(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI url = URI.create(text.get().replaceAll("/+$", ""));
      boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (http && url.getHost() != null && url.getUserInfo() == null && url.getQuery() == null) {
        return Optional.of(url);
      }
    } catch (IllegalArgumentException unreadable) {
      // reported below; not repeated, because an address may hold a password
    }
    wrong.add(name + " must be an address such as https://latchkey.example.com");
    return Optional.empty();
  }

  /** Addresses and address blocks, separated by commas. */
  List<AddressBlock> addresses(String name) {
    List<AddressBlock> blocks = new ArrayList<>();
    for (String text : value(name).map(list -> list.split(",", -1)).orElse(new String[0])) {
      AddressBlock.parse(text.strip())
          .ifPresentOrElse(
              blocks::add,
              () ->
                  wrong.add(
                      name
                          + " must be addresses such as 10.0.0.0/8 or ::1, not \""
                          + text.strip()
                          + "\""));
    }
    return blocks;
  }

  /** The built-in resource types and those that a file declares. */
  Catalogue resourceTypes(String name) {
    try {
      return value(name).map(ResourceTypes::read).orElse(Catalogue.BUILT_IN);
    } catch (IllegalArgumentException invalid) {
      wrong.add(name + ": " + invalid.getMessage());
      return Catalogue.BUILT_IN;
    }
  }

  void refuseIfAnyIsWrong() {
    if (!wrong.isEmpty()) {
      throw new InvalidSettingsException(wrong);
    }
  }

  private Optional<String> value(String name) {
    return source.apply(name).map(String::strip).filter(text -> !text.isEmpty());
  }
}
