package io.latchkey.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code verifiers}, for owners: the services that verify keys (verification 2). */
@Command(
    name = "verifiers",
    aliases = "verifier",
    description = "Let services verify the keys presented to them.",
    footer = {
      "  ${ROOT-COMMAND-NAME} verifiers create billing",
      "  ${ROOT-COMMAND-NAME} verifiers create billing --for wildfly"
    },
    subcommands = CreateVerifierCommand.class)
final class VerifiersCommand implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
