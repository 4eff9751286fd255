package io.latchkey.cli;

import io.latchkey.api.ApiKeyResponse;
import io.latchkey.client.LatchkeyClient;
import io.latchkey.client.TokensFilter;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tokens} (token API 8.6); {@code create} is {@link CreateTokenCommand}. */
@Command(
    name = "tokens",
    aliases = "token",
    description = "Create, list, view and remove API tokens.",
    footer = {
      "  ${ROOT-COMMAND-NAME} tokens create --name ci --lifetime 720h",
      "  ${ROOT-COMMAND-NAME} tokens ls --include-expired",
      "  ${ROOT-COMMAND-NAME} tokens rm ci"
    },
    subcommands = {
      CreateTokenCommand.class,
      TokensCommand.ListTokens.class,
      TokensCommand.View.class,
      TokensCommand.Remove.class
    })
final class TokensCommand implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  /** {@code tokens list}: what the server shows; nothing is left out here. */
  @Command(
      name = "list",
      aliases = "ls",
      description = "List tokens. Expired ones are shown when asked for.",
      footer = {
        "  ${ROOT-COMMAND-NAME} tokens list --include-expired",
        "  ${ROOT-COMMAND-NAME} tokens list --all --output json"
      })
  static final class ListTokens implements Runnable {
    @Mixin ServerClient server;
    @Mixin ListOutput output;

    @Option(
        names = {"-a", "--all"},
        description = "The tokens of all users that you may see.")
    boolean all;

    @Option(names = "--include-expired", description = "Expired tokens too.")
    boolean includeExpired;

    @Override
    public void run() {
      TokensFilter filter = TokensFilter.own().withAll(all).withExpired(includeExpired);
      List<ApiKeyResponse> tokens =
          server.ask("list tokens", server.signedIn(), it -> it.tokens().list(filter));
      if (tokens.isEmpty() && !output.isJson()) {
        output.message("No tokens found.");
        return;
      }
      List<ApiKeyResponse> sorted =
          tokens.stream().sorted(Comparator.comparing(ApiKeyResponse::id)).toList();
      List<ApiKeyResponse> json = tokens.stream().map(ApiKeyResponse::outsideLists).toList();
      int columns = TokenText.COLUMNS.size();
      output.rows(sorted, json, TokenText.COLUMNS, all ? columns : columns - 1);
    }
  }

  /** {@code tokens view}. */
  @Command(
      name = "view",
      description = "Show one token, by name or id.",
      footer = "  ${ROOT-COMMAND-NAME} tokens view ci --output json")
  static final class View implements Runnable {
    @Mixin ServerClient server;
    @Mixin ListOutput output;

    @Parameters(paramLabel = "name|id", description = "The token's name or id.")
    String token;

    @Override
    public void run() {
      ApiKeyResponse key = new KeyReference(token).find(server, server.signedIn());
      output.rows(
          List.of(key), List.of(key.outsideLists()), TokenText.COLUMNS, TokenText.COLUMNS.size());
    }
  }

  /** {@code tokens remove}: expires a token, or deletes it for good. */
  @Command(
      name = "remove",
      aliases = {"delete", "rm"},
      description = "Expire a token, or delete it for good.",
      footer = {
        "  ${ROOT-COMMAND-NAME} tokens remove ci",
        "  ${ROOT-COMMAND-NAME} tokens remove --delete ci"
      })
  static final class Remove implements Runnable {
    @Mixin ServerClient server;
    @Mixin Output output;

    @Parameters(paramLabel = "name|id|token", description = "The token's name or id, or itself.")
    String token;

    @Option(names = "--delete", description = "Delete it, so that its name is free again.")
    boolean delete;

    @Override
    public void run() {
      LatchkeyClient client = server.signedIn();
      String id = new KeyReference(token).find(server, client).id();
      server.revoke(
          "Ending it on every server",
          delete ? "delete api key" : "expire api key",
          client,
          it -> {
            if (delete) {
              it.tokens().delete(id);
            } else {
              it.tokens().expire(id);
            }
            return id;
          });
      String done = delete ? "Token has been deleted." : "Token has been expired.";
      boolean seen = server.environment().writesToTerminal();
      output.line(seen ? done + " No server accepts it any more." : done);
    }
  }
}
