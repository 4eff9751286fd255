package io.latchkey.cli;

import io.latchkey.api.CreateTokenRequest;
import io.latchkey.api.CreateUserRequest;
import io.latchkey.api.UserResponse;
import io.latchkey.client.LatchkeyClient;
import io.latchkey.client.RefusedException;
import io.latchkey.client.TokensApi;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code verifiers create}: a service's user, its role and its token in one go. */
@Command(
    name = "create",
    description = "Create a service account that may verify keys, and print its token once.",
    footer = {
      "  ${ROOT-COMMAND-NAME} verifiers create billing",
      "  ${ROOT-COMMAND-NAME} verifiers create billing --for quarkus",
      "  ${ROOT-COMMAND-NAME} verifiers create billing --again"
    })
final class CreateVerifierCommand implements Runnable {
  private static final String ROLE = "verifier";
  private static final String SCOPE = "api_key:introspect";
  private static final int CONFLICT = 409;

  @Mixin ServerClient server;
  @Mixin Output output;

  @Parameters(paramLabel = "name", description = "The service's name, its username from then on.")
  String name;

  @Option(
      names = "--for",
      paramLabel = "wildfly|liberty|quarkus|spring",
      description = "Also print the configuration of this framework.")
  Framework framework;

  @Option(names = "--again", description = "A further token, for a verifier that exists.")
  boolean again;

  @Override
  public void run() {
    LatchkeyClient client = server.signedIn();
    URI address = accessAddress(client);
    UserResponse user = again ? requireVerifier(client) : createUser(client);
    VerifierToken token = VerifierToken.of(createToken(client, user));
    output.line("Token:         " + token.key());
    output.line("Client id:     " + token.clientId());
    output.line("Client secret: " + token.clientSecret());
    output.line("Introspection: " + address + "/oauth2/introspect");
    if (framework != null) {
      output.line("");
      output.print(framework.configuration(address, token));
    }
  }

  /** The server's own, which its answers name as their issuer; without a slash at its end. */
  private URI accessAddress(LatchkeyClient client) {
    String url = server.ask("get build info", client, LatchkeyClient::buildInfo).dashboardUrl();
    return URI.create(url.replaceFirst("/+$", ""));
  }

  private UserResponse createUser(LatchkeyClient client) {
    CreateUserRequest user =
        CreateUserRequest.serviceAccount(name).withUserStatus("active").withRoles(List.of(ROLE));
    try {
      return server.ask(client, it -> it.users().create(user));
    } catch (RefusedException refused) {
      if (refused.status() != CONFLICT) {
        throw new Failure("create user", refused);
      }
      throw new Failure(
          "there is a user %s already; '%s' makes a further token for a verifier of that name"
              .formatted(name, furtherToken()));
    }
  }

  private UserResponse requireVerifier(LatchkeyClient client) {
    UserResponse user = server.ask("view user", client, it -> it.users().view(name));
    if (user.roles().stream().noneMatch(role -> role.name().equals(ROLE))) {
      throw new Failure("user %s does not have the role %s".formatted(name, ROLE));
    }
    return user;
  }

  /**
   * As long as the server allows: when it ends, the service lets nobody in. By the user's id, as
   * the name could be {@code me}.
   */
  private String createToken(LatchkeyClient client, UserResponse user) {
    try {
      return server.ask(
          client,
          it -> {
            TokensApi tokens = it.tokens(user.id().toString());
            long longest = tokens.config().maxTokenLifetime();
            CreateTokenRequest token =
                CreateTokenRequest.unnamed()
                    .withLifetime(Duration.ofNanos(longest))
                    .withScopes(List.of(SCOPE));
            return tokens.create(token).key();
          });
    } catch (RuntimeException e) {
      String left =
          "user %s was created with the role %s, but has no token yet; go on with '%s', or delete"
              + " the user in the console";
      throw new Failure(
          again ? "create token" : left.formatted(name, ROLE, furtherToken()) + ": create token",
          e);
    }
  }

  private String furtherToken() {
    return "%s verifiers create %s --again".formatted(server.environment().name(), name);
  }
}
