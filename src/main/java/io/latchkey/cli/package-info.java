/**
 * The command line: {@code latchkey}, and {@code coder} for scripts that call it that (token API
 * 8).
 *
 * <p>A <em>noun</em> is a class ({@link io.latchkey.cli.TokensCommand}), and its verbs are nested
 * in it. What a command finds is its <em>result</em> and goes to standard output; messages, prompts
 * and errors go to standard error: {@link io.latchkey.cli.Output} prints all of it. Commands throw;
 * only {@link io.latchkey.cli.ErrorHandler} ends the program with what they threw. Which server is
 * called, and with which key, is decided by {@link io.latchkey.cli.CliSettings}, which the root
 * gives to every command's {@link io.latchkey.cli.ServerClient}.
 *
 * <p>Read from the root: {@code LatchkeyCommand} knows the nouns, they know {@code ServerClient}
 * and {@code Output}, and nothing knows what comes before it.
 *
 * <p>Imports {@code api} and {@code client}, and picocli, which no other package imports. The
 * executable is {@code src/main/launcher/latchkey} in front of the jar. Open {@link
 * io.latchkey.cli.LatchkeyCommand} first.
 */
package io.latchkey.cli;
