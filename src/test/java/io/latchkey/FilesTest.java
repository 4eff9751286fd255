package io.latchkey;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The files of a package have a reading order: none uses one that uses it. */
class FilesTest {
  private static final Pattern SLICE = Pattern.compile("Slice io\\.latchkey\\.([\\w.]+)");

  /** Files of one noun, which a reader opens together. */
  private static final List<Set<String>> ONE_NOUN =
      List.of(
          Set.of("api.AuthCheckRequest", "api.AuthChecks"),
          Set.of("api.Json", "api.StrictJson"),
          Set.of("client.ClientBuilder", "client.LatchkeyClient"),
          Set.of(
              "socket.OpenSockets",
              "socket.ParametersCaller",
              "socket.ParametersForm",
              "socket.ParametersSocket"),
          Set.of("verifier.LatchkeyVerifier", "verifier.VerifierBuilder"));

  @Test
  void filesOfAPackageAreFreeOfCycles() {
    List<Set<String>> cycles =
        ImportTable.read().keySet().stream()
            .flatMap(name -> check(name).getFailureReport().getDetails().stream())
            .map(cycle -> SLICE.matcher(cycle.split(" 1\\. ", 2)[0]).results())
            .map(found -> found.map(slice -> slice.group(1)).collect(Collectors.toSet()))
            .filter(files -> ONE_NOUN.stream().noneMatch(noun -> noun.containsAll(files)))
            .toList();
    assertThat(cycles).as("pass down what is missing, or move what both need").isEmpty();
  }

  private static EvaluationResult check(String name) {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPackages("io.latchkey." + name);
    return slices().assignedFrom(files()).should().beFreeOfCycles().evaluate(classes);
  }

  /** A class with all that is nested in it. */
  private static SliceAssignment files() {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        return SliceIdentifier.of(type.getFullName().replaceFirst("\\$.*", ""));
      }

      @Override
      public String getDescription() {
        return "files";
      }
    };
  }
}
