package io.latchkey.apikey;

import io.latchkey.problem.Problem;
import java.util.List;
import java.util.random.RandomGenerator;

/** The names of tokens (token API D11, 1.3): kept as given, or else generated. */
final class TokenName {

  private static final int MAX_CHARACTERS = 128;

  /** The name of a route. */
  private static final String RESERVED = "tokenconfig";

  private static final List<String> ADJECTIVES =
      List.of(
          "amber", "brave", "bright", "brisk", "calm", "careful", "clever", "curious", "eager",
          "earnest", "fair", "focused", "frank", "gentle", "glad", "golden", "honest", "keen",
          "kind", "lively", "loyal", "lucid", "mellow", "modest", "nimble", "patient", "placid",
          "proud", "quick", "quiet", "ready", "serene", "sharp", "sober", "steady", "sunny", "tidy",
          "vivid", "warm", "wise");
  private static final List<String> SURNAMES =
      List.of(
          "babbage",
          "banach",
          "bell",
          "bohr",
          "boole",
          "cantor",
          "cerf",
          "church",
          "curie",
          "darwin",
          "dijkstra",
          "euclid",
          "euler",
          "faraday",
          "fermat",
          "galois",
          "gauss",
          "germain",
          "goedel",
          "hamilton",
          "hilbert",
          "hopper",
          "hypatia",
          "kepler",
          "knuth",
          "lamarr",
          "lamport",
          "leibniz",
          "liskov",
          "lovelace",
          "maxwell",
          "meitner",
          "newton",
          "noether",
          "pascal",
          "ritchie",
          "shannon",
          "tesla",
          "turing",
          "wilkes");

  private TokenName() {}

  /**
   * Accepts a given name.
   *
   * @throws Problem 400 unless it has 1 to 128 characters, none of them a control character, and is
   *     not reserved
   */
  static String require(String given) {
    int characters = given.codePointCount(0, given.length());
    boolean control = given.codePoints().anyMatch(Character::isISOControl);
    if (characters > MAX_CHARACTERS) {
      throw refused("must be at most 128 characters");
    }
    if (control) {
      throw refused("must not contain control characters");
    }
    if (given.equals(RESERVED)) {
      throw refused("must not be \"" + RESERVED + "\"");
    }
    return given;
  }

  /** A name such as {@code focused_turing3}. */
  static String generate(RandomGenerator random) {
    return pick(ADJECTIVES, random) + "_" + pick(SURNAMES, random) + random.nextInt(10);
  }

  private static String pick(List<String> words, RandomGenerator random) {
    return words.get(random.nextInt(words.size()));
  }

  private static Problem refused(String detail) {
    return Problem.ofField(400, "Validation failed.", "token_name", detail);
  }
}
