package io.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
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

/** The part of {@code docker/} that can be checked without a container engine. */
class DockerFilesTest {

  private static final Path FOLDER = Path.of("docker");
  private static final Pattern COPIED = Pattern.compile("(?m)^COPY (?!--from)(.+) \\S+$");

  private static final Pattern BASE = Pattern.compile("(?m)^FROM (\\S+)");

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
  @ValueSource(strings = {"entrypoint", "healthcheck", "mysql-certificate"})
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
        .isEqualTo(Set.of("latchkey", "mysql", "mysql-certificate"));
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void everyManifestNamesWhatItIs(Path file) throws IOException {
    Map<?, ?> manifest = yaml(file);
    assertThat(manifest.get("apiVersion"))
        .asString()
        .matches("v1|(apps|policy|networking.k8s.io)/v1");
    assertThat(file.getFileName()).hasToString(kebab((String) manifest.get("kind")) + ".yaml");
  }

  /** A pin is an exact version and the digest that it had. */
  @Test
  void everyForeignImageIsPinned() throws IOException {
    List<String> images = new ArrayList<>();
    for (String file : List.of("compose.yaml", "compose.two-nodes.yaml")) {
      services(file).values().forEach(service -> images.add((String) service.get("image")));
    }
    images.removeIf(name -> name == null || name.equals("latchkey"));
    Matcher from = BASE.matcher(Files.readString(FOLDER.resolve("Dockerfile")));
    from.results().forEach(base -> images.add(base.group(1)));
    assertThat(images)
        .hasSize(5)
        .allMatch(name -> name.matches("[a-z-]+:\\d+\\.\\d+\\.\\d+[\\w-]*@sha256:[0-9a-f]{64}"));
  }

  /** The nodes of the second file are the service of the first. */
  @Test
  void everyContainerIsConfined() throws IOException {
    Map<String, Map<?, ?>> all = new HashMap<>(services("compose.two-nodes.yaml"));
    all.keySet().removeIf(name -> name.startsWith("latchkey"));
    all.putAll(services("compose.yaml"));
    assertThat(all).containsOnlyKeys("latchkey", "mysql", "mysql-certificate", "nginx");
    all.forEach(
        (name, service) -> {
          assertThat(service.get("cap_drop")).as(name).isEqualTo(List.of("ALL"));
          assertThat(service.get("read_only")).as(name).isEqualTo(true);
          assertThat(service.get("security_opt"))
              .as(name)
              .isEqualTo(List.of("no-new-privileges:true"));
        });
  }

  @Test
  void theNodesBelieveNginxAndNobodyElse() throws IOException {
    Map<String, Map<?, ?>> services = services("compose.two-nodes.yaml");
    String nginx =
        (String) map(map(services.get("nginx").get("networks")).get("default")).get("ipv4_address");
    assertThat(nginx).isNotNull();
    for (String node : List.of("latchkey", "latchkey-2")) {
      assertThat(map(services.get(node).get("environment")).get("CODER_PROXY_TRUSTED_ORIGINS"))
          .isEqualTo(nginx);
    }
    assertThat(Files.readString(FOLDER.resolve("nginx.conf")))
        .contains("proxy_set_header X-Forwarded-For $remote_addr;")
        .doesNotContain("$proxy_add_x_forwarded_for");
  }

  @Test
  void thePodsBelieveExactAddresses() throws IOException {
    String deployment = Files.readString(FOLDER.resolve("kubernetes/deployment.yaml"));
    assertThat(deployment).containsPattern("name: CODER_PROXY_TRUSTED_ORIGINS\n *value: [0-9.]+\n");
  }

  @Test
  void onlyTheIngressControllerReachesThePods() throws IOException {
    Map<?, ?> policy = map(yaml(FOLDER.resolve("kubernetes/network-policy.yaml")).get("spec"));
    Map<?, ?> deployment = yaml(FOLDER.resolve("kubernetes/deployment.yaml"));
    assertThat(policy.get("podSelector")).isEqualTo(map(deployment.get("spec")).get("selector"));
    assertThat(policy.get("policyTypes")).isEqualTo(List.of("Ingress", "Egress"));
    List<?> rules = (List<?>) policy.get("ingress");
    assertThat(rules).hasSize(1);
    List<?> from = (List<?>) map(rules.get(0)).get("from");
    assertThat(from).hasSize(1);
    assertThat(map(from.get(0)).keySet()).isEqualTo(Set.of("namespaceSelector", "podSelector"));
  }

  /** A secret that could be applied unchanged would be, with a password that everybody can read. */
  @ParameterizedTest
  @MethodSource("manifests")
  void noManifestBringsAPassword(Path file) throws IOException {
    assertThat(yaml(file).get("kind")).isNotEqualTo("Secret");
    assertThat(Files.readString(file)).doesNotContain("mysql://", "change-me");
  }

  private static Map<String, Map<?, ?>> services(String file) throws IOException {
    Map<String, Map<?, ?>> services = new HashMap<>();
    map(yaml(FOLDER.resolve(file)).get("services"))
        .forEach((name, service) -> services.put((String) name, map(service)));
    return services;
  }

  private static Map<?, ?> map(Object value) {
    return (Map<?, ?>) value;
  }

  private static String kebab(String kind) {
    return kind.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
