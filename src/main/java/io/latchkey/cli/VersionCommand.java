package io.latchkey.cli;

import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code version}, which editors run before anything else; it does not ask a server. */
@Command(
    name = "version",
    description = "Show the version.",
    footer = {
      "  ${ROOT-COMMAND-NAME} version",
      "  ${ROOT-COMMAND-NAME} version --output json",
    })
final class VersionCommand implements Runnable {
  private static final Instant NOT_TOLD = Instant.parse("0001-01-01T00:00:00Z");

  enum Form {
    TEXT,
    JSON
  }

  /**
   * What the JSON form shows, with the members that Coder's has; public because JSON-B needs that.
   *
   * @param buildTime the zero time: two builds of the same sources are the same
   * @param slim true: it is not a server
   */
  public record Info(
      String version,
      Instant buildTime,
      String externalUrl,
      boolean slim,
      boolean agpl,
      boolean boringCrypto) {}

  @Spec CommandSpec spec;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "text|json",
      description = "The form of the result (default: text).")
  Form form = Form.TEXT;

  @Override
  public void run() {
    Output output = Output.of(spec);
    if (form == Form.JSON) {
      output.json(new Info(ProgramVersion.wire(), NOT_TOLD, "", true, false, false));
    } else {
      output.line(ProgramVersion.text());
    }
  }
}
