package io.latchkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * {@code THIRD-PARTY.md} and the SBOM against the contents of the finished WAR and the other jars.
 */
class ThirdPartyIT {

  private static final Path SBOM = Path.of("target", "latchkey-sbom.json");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([^:`]+):([^`]+)`[^|]* \\| ([^ ]+) \\| ([^|]+) \\|$");
  private static final String CONSOLE_LIBRARY = "lit-html";

  /** The rows of the section with this title. */
  private static List<MatchResult> listed(String title) throws IOException {
    String text = Files.readString(Path.of("THIRD-PARTY.md"));
    String section = text.substring(text.indexOf("## " + title + "\n") + 3).split("\n## ", -1)[0];
    return ROW.matcher(section).results().toList();
  }

  private static String file(MatchResult row) {
    return row.group(2) + "-" + row.group(3) + ".jar";
  }

  private static String component(MatchResult row) {
    return row.group(1) + ":" + row.group(2);
  }

  /** SHA-256 of each library in the WAR, by file name. */
  private static Map<String, String> libraries() throws Exception {
    Map<String, String> libraries = new TreeMap<>();
    try (ZipFile war = new ZipFile("target/latchkey.war")) {
      for (ZipEntry entry : war.stream().toList()) {
        String name = entry.getName().replace("WEB-INF/lib/", "");
        if (entry.getName().endsWith(".jar")) {
          try (InputStream content = war.getInputStream(entry)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            libraries.put(name, HexFormat.of().formatHex(digest.digest(content.readAllBytes())));
          }
        }
      }
    }
    return libraries;
  }

  /** The components of the SBOM. */
  private static List<Map<?, ?>> sbom() throws IOException {
    boolean offline = "offline: true".equals(System.getProperty("latchkey.test.build"));
    assumeFalse(offline && Files.notExists(SBOM), "the SBOM is written by builds that are online");
    // JSON is YAML.
    Map<?, ?> bom = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(SBOM));
    return maps(bom.get("components"));
  }

  private static List<Map<?, ?>> maps(Object list) {
    return ((List<?>) list).stream().<Map<?, ?>>map(Map.class::cast).toList();
  }

  @Test
  void everyLibraryOfTheWarIsListed() throws Exception {
    Set<String> shipped = new TreeSet<>(libraries().keySet());
    assertThat(
            listed("In the WAR").stream()
                .filter(row -> !row.group(2).equals(CONSOLE_LIBRARY))
                .map(ThirdPartyIT::file))
        .containsExactlyInAnyOrderElementsOf(shipped);
  }

  @Test
  void theSbomNamesTheLibrariesOfTheWarByTheirHashes() throws Exception {
    Map<String, String> hashes = new TreeMap<>();
    for (Map<?, ?> component : sbom()) {
      if (!CONSOLE_LIBRARY.equals(component.get("name"))) {
        String hash =
            maps(component.get("hashes")).stream()
                .filter(entry -> "SHA-256".equals(entry.get("alg")))
                .map(entry -> (String) entry.get("content"))
                .collect(Collectors.joining());
        hashes.put(component.get("name") + "-" + component.get("version") + ".jar", hash);
      }
    }
    assertThat(hashes).isEqualTo(libraries());
  }

  @Test
  void theSbomGivesTheLicencesThatAreListed() throws Exception {
    Stream<String> licensed =
        sbom().stream()
            .map(
                component ->
                    component.get("group")
                        + ":"
                        + component.get("name")
                        + " "
                        + component.get("version")
                        + " "
                        + maps(component.get("licenses")).stream()
                            .map(choice -> (String) ((Map<?, ?>) choice.get("license")).get("id"))
                            .collect(Collectors.joining(", or ")));
    assertThat(
            listed("In the WAR").stream()
                .map(row -> component(row) + " " + row.group(3) + " " + row.group(4)))
        .containsExactlyInAnyOrderElementsOf(licensed.toList());
  }

  @Test
  void everyLibraryUnpackedIntoTheOtherJarsIsListed() throws IOException {
    Set<String> unpacked = new TreeSet<>(Set.of("picocli"));
    unpacked.addAll(named("cli.xml", "<include>[^<:]+:([^<:]+)</include>"));
    unpacked.addAll(named("libraries.xml", "/libraries/([\\w.-]+)-jar<"));
    List<MatchResult> rows = listed("In the Java client and the command line");
    assertThat(rows.stream().map(row -> row.group(2)))
        .containsExactlyInAnyOrderElementsOf(unpacked);
    String classPath = System.getProperty("java.class.path");
    assertThat(rows).allSatisfy(row -> assertThat(classPath).contains("/" + file(row)));
  }

  private static Set<String> named(String assembly, String pattern) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(Path.of("src", "main", "assembly", assembly)))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  @Test
  void theServersJarsAreListedInTheVersionsOfTheBuild() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    List<MatchResult> rows = listed("Beside the WAR");
    try (Stream<Path> jars = Files.list(Path.of("target", "server"))) {
      assertThat(rows.stream().map(row -> row.group(2) + ".jar"))
          .containsExactlyInAnyOrderElementsOf(
              jars.map(jar -> jar.getFileName().toString()).toList());
    }
    assertThat(rows).allSatisfy(row -> assertThat(pom).contains(">" + row.group(3) + "<"));
  }
}
