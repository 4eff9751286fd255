package io.latchkey.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine;

/** The command line called as coder in this process, off any terminal unless one is given. */
final class Coder {
  static final String ME =
      """
      {"id":"6c650665-8ba3-43c2-9db7-b46010abebca","username":"olga","organization_ids":[],\
      "roles":[]}\
      """;

  final Map<String, String> variables = new HashMap<>();

  /** Which of 0, 1 and 2 are terminals. */
  String terminals = "";

  Coder(Path home) {
    variables.put("HOME", home.toString());
  }

  Result run(String... arguments) {
    return answering("", arguments);
  }

  /** A run with this on standard input. */
  Result answering(String typed, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    var in = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
    CommandLine command =
        LatchkeyCommand.commandLine(new Environment(variables, "coder", in, terminals), arguments);
    command.setOut(new PrintWriter(out));
    command.setErr(new PrintWriter(err));
    int status = command.execute(arguments);
    return new Result(status, out.toString(), err.toString());
  }
}
