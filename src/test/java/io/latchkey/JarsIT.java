package io.latchkey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What is in {@code latchkey-client.jar} and {@code latchkey-jakarta.jar}: all that they need, and
 * nothing that could be taken for what a service or its server brings.
 */
class JarsIT {

  private static final List<String> JARS = List.of("client", "jakarta");
  private static final Pattern LIBRARY =
      Pattern.compile(
          "(?:com[./]github[./]benmanes|jakarta[./]json|org[./]eclipse[./](?:yasson|parsson))[\\w./$]*");

  private static JarFile jar(String name) throws IOException {
    return new JarFile(Path.of("target", "latchkey-" + name + ".jar").toFile());
  }

  private static Set<String> files(JarFile jar) {
    return jar.stream()
        .filter(entry -> !entry.isDirectory())
        .map(JarEntry::getName)
        .collect(Collectors.toSet());
  }

  private static String text(JarFile jar, String name) throws IOException {
    try (InputStream content = jar.getInputStream(jar.getEntry(name))) {
      return new String(content.readAllBytes(), UTF_8);
    }
  }

  @Test
  void allThatIsNotOursIsBelowOurPackages() throws IOException {
    for (String name : JARS) {
      try (JarFile jar = jar(name)) {
        assertThat(files(jar))
            .as(name)
            .allMatch(file -> file.startsWith("io/latchkey/") || file.startsWith("META-INF/"))
            .noneMatch(file -> file.startsWith("META-INF/versions/"))
            .noneMatch(file -> file.endsWith("module-info.class"));
      }
    }
  }

  @Test
  void noClassNamesALibraryWhereItWas() throws IOException {
    for (String name : JARS) {
      try (JarFile jar = jar(name)) {
        for (String file : files(jar)) {
          if (file.endsWith(".class")) {
            try (InputStream content = jar.getInputStream(jar.getEntry(file))) {
              String bytes = new String(content.readAllBytes(), ISO_8859_1);
              assertThat(LIBRARY.matcher(bytes).results().map(MatchResult::group))
                  .as("%s: %s", name, file)
                  .isEmpty();
            }
          }
        }
      }
    }
  }

  @Test
  void eachHoldsThePackagesItIsMadeOf() throws IOException {
    Set<String> client = Set.of("api", "client", "lease", "verifier");
    Set<String> jakarta = new HashSet<>(client);
    jakarta.add("jakarta");
    for (String name : JARS) {
      for (String kind : List.of("", "-sources")) {
        try (JarFile jar = jar(name + kind)) {
          assertThat(
                  files(jar).stream()
                      .filter(file -> file.startsWith("io/latchkey/"))
                      .map(file -> file.split("/", -1)[2])
                      .collect(Collectors.toSet()))
              .isEqualTo(name.equals("client") ? client : jakarta);
        }
      }
    }
  }

  @Test
  void theProvidersOfJsonAreNamedWhereTheyAre() throws IOException {
    for (String name : JARS) {
      try (JarFile jar = jar(name)) {
        Set<String> services =
            files(jar).stream()
                .filter(file -> file.startsWith("META-INF/services/"))
                .map(file -> file.substring("META-INF/services/".length()))
                .collect(Collectors.toSet());
        assertThat(services)
            .contains(
                "io.latchkey.client.shaded.json.bind.spi.JsonbProvider",
                "io.latchkey.client.shaded.json.spi.JsonProvider");
        for (String service : services) {
          for (String provider :
              text(jar, "META-INF/services/" + service).strip().split("\n", -1)) {
            assertThat(jar.getEntry(provider.replace('.', '/') + ".class"))
                .as("%s: %s", service, provider)
                .isNotNull();
          }
        }
      }
    }
  }

  @Test
  void theLicencesOfTheLibrariesAreKept() throws IOException {
    for (String name : JARS) {
      try (JarFile jar = jar(name)) {
        assertThat(files(jar))
            .contains(
                "META-INF/licenses/caffeine/LICENSE",
                "META-INF/licenses/yasson/LICENSE.md",
                "META-INF/licenses/yasson/NOTICE.md",
                "META-INF/licenses/parsson/LICENSE.md",
                "META-INF/licenses/jakarta.json-api/LICENSE.md",
                "META-INF/licenses/jakarta.json.bind-api/LICENSE.md");
      }
    }
  }

  @Test
  void eachSaysWhatItIsAndDependsOnNothing() throws IOException {
    for (String name : JARS) {
      try (JarFile jar = jar(name)) {
        assertThat(jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"))
            .isEqualTo("io.latchkey." + name);
        String pom = text(jar, "META-INF/maven/io.latchkey/latchkey-" + name + "/pom.xml");
        assertThat(pom)
            .contains("<artifactId>latchkey-" + name + "</artifactId>")
            .doesNotContain("<dependency>")
            .doesNotContain("${");
      }
    }
  }

  @Test
  void theWarHoldsNoneOfIt() throws IOException {
    try (JarFile war = new JarFile("target/latchkey.war")) {
      assertThat(files(war))
          .noneMatch(file -> file.contains("io/latchkey/jakarta/"))
          .noneMatch(file -> file.contains("io/latchkey/verifier/"));
    }
    assertThat(Files.exists(Path.of("target/classes/META-INF/beans.xml"))).isFalse();
  }
}
