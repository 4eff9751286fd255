/**
 * The tests. {@code …Test} are plain unit tests, run by surefire; {@code …IT} need a server and run
 * on the finished WAR, by failsafe: see {@link io.latchkey.fixture}. They are in the packages of
 * what they test and may use everything there.
 *
 * <p>This package itself has the rules that apply to all packages: {@link
 * io.latchkey.ArchitectureTest}, {@link io.latchkey.SourcesTest}.
 */
package io.latchkey;
