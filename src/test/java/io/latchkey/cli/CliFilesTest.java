package io.latchkey.cli;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** The files of the command line have a reading order: root, nouns, server. */
@AnalyzeClasses(packages = "io.latchkey.cli", importOptions = DoNotIncludeTests.class)
class CliFilesTest {

  @ArchTest
  static final ArchRule filesAreFreeOfCycles =
      slices()
          .assignedFrom(files())
          .should()
          .beFreeOfCycles()
          .because("the root knows the nouns, they know the server: pass down what is missing");

  /** A class with all that is nested in it. */
  private static SliceAssignment files() {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        return SliceIdentifier.of(type.getFullName().replaceFirst("\\$.*", ""));
      }

      @Override
      public String getDescription() {
        return "files of the command line";
      }
    };
  }
}
