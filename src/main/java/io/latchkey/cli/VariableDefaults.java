package io.latchkey.cli;

import java.util.Map;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The environment variables that can replace options (token API 8). */
final class VariableDefaults implements IDefaultValueProvider {
  private static final Map<String, String> EVERYWHERE =
      Map.of(
          "--url", "CODER_URL",
          "--token", "CODER_SESSION_TOKEN",
          "--global-config", "CODER_CONFIG_DIR",
          "--header", "CODER_HEADER",
          "--no-open", "CODER_NO_OPEN",
          "--no-version-warning", "CODER_NO_VERSION_WARNING",
          "--verbose", "CODER_VERBOSE",
          "--use-keyring", "CODER_USE_KEYRING");
  private static final Map<String, Map<String, String>> BY_COMMAND =
      Map.of(
          "login",
          Map.of(
              "--first-user-email", "CODER_FIRST_USER_EMAIL",
              "--first-user-username", "CODER_FIRST_USER_USERNAME",
              "--first-user-full-name", "CODER_FIRST_USER_FULL_NAME",
              "--first-user-password", "CODER_FIRST_USER_PASSWORD",
              "--first-user-trial", "CODER_FIRST_USER_TRIAL"),
          "tokens create",
          Map.of(
              "--lifetime", "CODER_TOKEN_LIFETIME",
              "--name", "CODER_TOKEN_NAME",
              "--user", "CODER_TOKEN_USER"),
          "users create",
          Map.of("--password", "CODER_USER_PASSWORD"));

  private final Environment environment;

  VariableDefaults(Environment environment) {
    this.environment = environment;
  }

  @Override
  public String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)) {
      return null;
    }
    String command = option.command().qualifiedName();
    int space = command.indexOf(' ');
    String path = space < 0 ? "" : command.substring(space + 1);
    String variable =
        BY_COMMAND
            .getOrDefault(path, Map.of())
            .getOrDefault(option.longestName(), EVERYWHERE.get(option.longestName()));
    String value = variable == null ? "" : environment.variable(variable);
    if (value.isEmpty()) {
      return null;
    }
    boolean flag = option.type() == boolean.class;
    return flag ? String.valueOf(value.matches("1|t|T|true|TRUE|True")) : value;
  }
}
