/**
 * What an operator does when the server cannot help: give a user a new password when the last
 * owner's is lost, or end every key of a user, or of everybody, in an emergency. It needs no server
 * and works on the database itself, over plain JDBC; {@code server-config/payara-micro/run} starts
 * it.
 *
 * <p>Open {@link io.latchkey.recovery.Recovery} first.
 */
package io.latchkey.recovery;
