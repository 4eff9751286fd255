package io.latchkey.cli;

import io.latchkey.api.CreateFirstUserRequest;
import picocli.CommandLine.Option;

/** Mixin: who becomes the owner of a new installation, from options or prompts (token API 8.2). */
final class FirstUser {
  @Option(
      names = "--first-user-email",
      paramLabel = "email",
      description = "The owner of a new installation (CODER_FIRST_USER_EMAIL).")
  String email;

  @Option(
      names = "--first-user-username",
      paramLabel = "name",
      description = "The owner's username (CODER_FIRST_USER_USERNAME).")
  String username;

  @Option(
      names = "--first-user-full-name",
      paramLabel = "name",
      description = "The owner's real name (CODER_FIRST_USER_FULL_NAME).")
  String fullName;

  @Option(
      names = "--first-user-password",
      paramLabel = "password",
      description = "The owner's password (CODER_FIRST_USER_PASSWORD, seen by fewer people).")
  String password;

  @Option(
      names = "--first-user-trial",
      arity = "0..1",
      fallbackValue = "true",
      description = "For scripts written for Coder: there is nothing to try here.")
  boolean trial;

  CreateFirstUserRequest describe(ServerClient server, Output output) {
    boolean complete = email != null && username != null && password != null;
    if (!complete && !server.environment().readsFromTerminal()) {
      throw new Failure("the initial user cannot be created in non-interactive mode. use the API");
    }
    if (!complete) {
      output.message("This installation has no users yet: create its owner.");
    }
    Terminal terminal = server.terminal();
    return CreateFirstUserRequest.of(
            email != null ? email : terminal.ask("What's your email?"),
            username != null ? username : terminal.ask("What username would you like?"),
            password != null ? password : terminal.askNewPassword())
        .withName(fullName);
  }
}
