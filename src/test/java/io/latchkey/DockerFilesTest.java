package io.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What can be checked of {@code docker/} without a container engine. */
class DockerFilesTest {

  private static final Path FOLDER = Path.of("docker");
  private static final Pattern COPIED = Pattern.compile("(?m)^COPY (?!--from)(.+) \\S+$");

  private static Map<?, ?> yaml(Path file) throws IOException {
    String text = Files.readString(file).replace("!reset ", ""); // Compose's own tag
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
  }

  static List<Path> manifests() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve("kubernetes"))) {
      return files.sorted().toList();
    }
  }

  @Test
  void theImageIsMadeOfFilesThatExist() throws IOException {
    Matcher copied = COPIED.matcher(Files.readString(FOLDER.resolve("Dockerfile")));
    List<String> names =
        copied.results().flatMap(copy -> Stream.of(copy.group(1).split(" ", -1))).toList();
    assertThat(names).contains("pom.xml", "docker/entrypoint").allSatisfy(this::exists);
  }

  private void exists(String name) {
    assertThat(Path.of(name)).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"entrypoint", "healthcheck"})
  void whatTheContainerRunsIsExecutable(String script) {
    assertThat(FOLDER.resolve(script)).isExecutable();
  }

  @Test
  void theTwoNodesOfComposeAreThoseOfNginx() throws IOException {
    Map<?, ?> services = (Map<?, ?>) yaml(FOLDER.resolve("compose.two-nodes.yaml")).get("services");
    String nginx = Files.readString(FOLDER.resolve("nginx.conf"));
    assertThat(services.keySet())
        .filteredOn(name -> !name.equals("nginx"))
        .hasSize(2)
        .allSatisfy(name -> assertThat(nginx).contains("server " + name + ":8080 "));
    assertThat(((Map<?, ?>) yaml(FOLDER.resolve("compose.yaml")).get("services")).keySet())
        .isEqualTo(Set.of("latchkey", "mysql"));
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void everyManifestNamesWhatItIs(Path file) throws IOException {
    Map<?, ?> manifest = yaml(file);
    assertThat(manifest.get("apiVersion")).asString().matches("v1|(apps|policy)/v1");
    assertThat(file.getFileName()).hasToString(kebab((String) manifest.get("kind")) + ".yaml");
  }

  private static String kebab(String kind) {
    return kind.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
