/**
 * Revocations: a change after which a key, or what a user may do, must no longer be answered from
 * memory is written to a log in the transaction of the change, and answered only when no node can
 * still answer from what it read before. The protocol is that of {@code
 * src/site/markdown/revocation.md}; what a node does with its memory is in {@code
 * io.latchkey.lease}.
 *
 * <p>A change asks {@link io.latchkey.revocation.RevocationLog} for a row as the last thing in its
 * transaction, and gets a {@link io.latchkey.revocation.Revoked}: its result, in a wrapping that
 * only {@link io.latchkey.revocation.RevocationWait} opens, after the wait. {@link
 * io.latchkey.revocation.RevocationPolls} reads the log for this node's cache.
 *
 * <p>Open {@link io.latchkey.revocation.RevocationLog} first.
 */
package io.latchkey.revocation;
