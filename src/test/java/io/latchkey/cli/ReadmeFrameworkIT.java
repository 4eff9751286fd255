package io.latchkey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.DeployedService;
import io.latchkey.fixture.RelyingService;
import io.latchkey.fixture.ScriptTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;

/** The service that the README makes of nothing, with the client, on WildFly as it is delivered. */
@ScriptTest
@Tag("frameworks")
class ReadmeFrameworkIT extends FrameworkChecks {
  private static final String PROJECT =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <groupId>com.example</groupId>
        <artifactId>readme</artifactId>
        <version>1</version>
        <packaging>war</packaging>
        <properties>
          <maven.compiler.release>17</maven.compiler.release>
          <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
        </properties>
        <dependencies>
          <dependency>
            <groupId>jakarta.platform</groupId>
            <artifactId>jakarta.jakartaee-api</artifactId>
            <version>10.0.0</version>
            <scope>provided</scope>
          </dependency>
          %s
        </dependencies>
        <build>
          <directory>%s</directory>
          <finalName>readme</finalName>
          <plugins>
            <plugin>
              <groupId>org.apache.maven.plugins</groupId>
              <artifactId>maven-compiler-plugin</artifactId>
              <version>3.14.1</version>
            </plugin>
            <plugin>
              <groupId>org.apache.maven.plugins</groupId>
              <artifactId>maven-war-plugin</artifactId>
              <version>3.5.1</version>
            </plugin>
          </plugins>
        </build>
      </project>
      """;
  private static final String IMPORTS =
      """
      package billing;

      import io.latchkey.jakarta.RequiresScope;
      import jakarta.ws.rs.*;
      import jakarta.ws.rs.core.*;

      """;
  private static final String APPLICATION =
      """
      package billing;

      import jakarta.ws.rs.*;
      import jakarta.ws.rs.core.*;

      @ApplicationPath("/")
      public class Billing extends Application {}
      """;

  @Override
  RelyingService service(Path home) throws IOException, InterruptedException {
    Path folder = Files.createDirectory(home.resolve("billing"));
    RelyingService service = RelyingService.of("readme", "wildfly", folder);
    Files.writeString(
        folder.resolve("pom.xml"),
        PROJECT.formatted(inReadme("xml", "<dependency>"), service.target()));
    Path sources = Files.createDirectories(folder.resolve("src/main/java/billing"));
    Files.writeString(sources.resolve("Billing.java"), APPLICATION);
    Files.writeString(sources.resolve("InvoiceResource.java"), IMPORTS + inReadme("java", "@Path"));
    return DeployedService.onWildFly(service, "readme.war", keys.settings(home));
  }

  /** The README's block in that language that begins so. */
  private static String inReadme(String language, String beginning) throws IOException {
    Matcher block =
        Pattern.compile("(?s)```" + language + "\n(" + beginning + ".*?)```")
            .matcher(Files.readString(Path.of("README.md")));
    assertThat(block.find()).isTrue();
    return block.group(1);
  }
}
