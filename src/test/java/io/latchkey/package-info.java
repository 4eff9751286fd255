/**
 * The tests. {@code …Test} are plain unit tests, run by surefire; {@code …IT} need a server and run
 * on the finished WAR, by failsafe: see {@link io.latchkey.fixture}. They lie beside what they test
 * and may use everything in it.
 *
 * <p>Here itself are the rules that hold for all packages: {@link io.latchkey.ArchitectureTest},
 * {@link io.latchkey.SourcesTest}.
 */
package io.latchkey;
