package io.latchkey.cli;

import io.latchkey.api.CreateUserRequest;
import io.latchkey.api.RoleResponse;
import io.latchkey.api.UserResponse;
import io.latchkey.cli.Output.Column;
import io.latchkey.client.LatchkeyClient;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code users}, for those who may administer them. */
@Command(
    name = "users",
    aliases = "user",
    description = "List, create, suspend and activate users.",
    footer = {
      "  ${ROOT-COMMAND-NAME} users list --search status:suspended",
      "  ${ROOT-COMMAND-NAME} users create --username max --email max@example.com",
      "  ${ROOT-COMMAND-NAME} users suspend max"
    },
    subcommands = {
      UsersCommand.ListUsers.class,
      UsersCommand.Create.class,
      UsersCommand.Suspend.class,
      UsersCommand.Activate.class
    })
final class UsersCommand implements Runnable {
  private static final int SHOWN = 4;

  private static final List<Column<UserResponse>> COLUMNS =
      List.of(
          new Column<>("username", UserResponse::username),
          new Column<>("email", UserResponse::email),
          new Column<>("created at", user -> Output.time(user.createdAt())),
          new Column<>("status", UserResponse::status),
          new Column<>("name", UserResponse::name),
          new Column<>("id", user -> user.id().toString()),
          new Column<>(
              "roles",
              user ->
                  user.roles().stream().map(RoleResponse::name).collect(Collectors.joining(", "))),
          new Column<>("last seen at", user -> Output.time(user.lastSeenAt())));

  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  /** {@code users list}. */
  @Command(
      name = "list",
      aliases = "ls",
      description = "List users.",
      footer = "  ${ROOT-COMMAND-NAME} users list --column username,roles")
  static final class ListUsers implements Runnable {
    @Mixin ServerClient server;
    @Mixin ListOutput output;

    @Option(
        names = {"-s", "--search"},
        paramLabel = "query",
        description = "Such as: status:active role:owner olga.")
    String search = "";

    @Override
    public void run() {
      List<UserResponse> users =
          server.ask("list users", server.signedIn(), it -> it.users().list(search, 0, 0)).users();
      output.rows(users, users, COLUMNS, SHOWN);
    }
  }

  /** {@code users create}. */
  @Command(
      name = "create",
      description = "Create a user, who logs in with a password.",
      footer = {
        "  ${ROOT-COMMAND-NAME} users create --username max --email max@example.com",
        "  ${ROOT-COMMAND-NAME} users create -u max -e max@example.com < password-file"
      })
  static final class Create implements Runnable {
    @Mixin ServerClient server;
    @Mixin Output output;

    @Option(
        names = {"-u", "--username"},
        required = true,
        paramLabel = "name",
        description = "The username.")
    String username;

    @Option(
        names = {"-e", "--email"},
        required = true,
        paramLabel = "email",
        description = "The email address.")
    String email;

    @Option(
        names = {"-n", "--full-name"},
        paramLabel = "name",
        description = "The real name.")
    String fullName;

    @Option(
        names = {"-p", "--password"},
        paramLabel = "password",
        description = "The password (CODER_USER_PASSWORD); asked for by default.")
    String password;

    @Override
    public void run() {
      LatchkeyClient client = server.signedIn();
      String secret = password != null ? password : server.terminal().askNewPassword();
      CreateUserRequest request =
          CreateUserRequest.person(email, username, secret).withName(fullName);
      UserResponse user = server.ask("create user", client, it -> it.users().create(request));
      output.message("User %s has been created.".formatted(Output.printable(user.username())));
    }
  }

  /** What suspending and activating have in common: the user, and how the outcome is reported. */
  private abstract static class StatusChange implements Runnable {
    @Mixin ServerClient server;
    @Mixin Output output;

    @Parameters(paramLabel = "user", description = "The username or id.")
    String user;

    /**
     * Changes the status, and says what the user is now.
     *
     * @param everywhere that it is so on every server, for people
     */
    final void change(
        String doing,
        String step,
        Function<LatchkeyClient, UserResponse> question,
        String everywhere) {
      UserResponse now = server.revoke(doing, step, server.signedIn(), question);
      String username = Output.printable(now.username());
      String done = "User %s is %s".formatted(username, Output.printable(now.status()));
      output.message(done + (server.environment().talksToTerminal() ? everywhere : "."));
    }
  }

  /** {@code users suspend}. */
  @Command(
      name = "suspend",
      description = "Refuse a user's keys and logins.",
      footer = "  ${ROOT-COMMAND-NAME} users suspend max")
  static final class Suspend extends StatusChange {
    @Override
    public void run() {
      change(
          "Ending every session and token on every server",
          "suspend user",
          it -> it.users().suspend(user),
          ". No server accepts a session or token of this user any more.");
    }
  }

  /** {@code users activate}. */
  @Command(
      name = "activate",
      description = "Take back a suspension.",
      footer = "  ${ROOT-COMMAND-NAME} users activate max")
  static final class Activate extends StatusChange {
    @Override
    public void run() {
      change(
          "Telling every server",
          "activate user",
          it -> it.users().activate(user),
          ", and every server knows it.");
    }
  }
}
