/**
 * The command line: {@code latchkey}, and {@code coder} for scripts that call it so (token API 8).
 *
 * <p>A <em>noun</em> is a class ({@link io.latchkey.cli.TokensCommand}), its verbs are nested in
 * it. What a command finds is its <em>result</em> and goes to standard output; messages, prompts
 * and errors go to standard error: {@link io.latchkey.cli.Output} prints all of it. Commands throw;
 * {@link io.latchkey.cli.ErrorHandler} alone ends them with what they threw. Who is called, and
 * with which key: {@link io.latchkey.cli.CliSettings}, which the root gives to every command's
 * {@link io.latchkey.cli.ServerClient}.
 *
 * <p>Read from the root: {@code LatchkeyCommand} knows the nouns, they know {@code ServerClient}
 * and {@code Output}, and nothing knows what is before it.
 *
 * <p>Imports {@code api} and {@code client}, and picocli, which nothing else does. The executable
 * is {@code src/main/launcher/latchkey} in front of the jar. Open {@link
 * io.latchkey.cli.LatchkeyCommand} first.
 */
package io.latchkey.cli;
