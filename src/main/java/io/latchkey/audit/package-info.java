/**
 * The audit log (token API 3.8): who did what to which object, when, from where, with which key.
 *
 * <p>A <em>row</em> is written by {@link io.latchkey.audit.AuditLog#record} in the transaction of
 * the change that it records: no change without its row, no row without its change. Rows never
 * change after that, except that they are <em>sealed</em>: a moment after the commit each gets the
 * next number of the <em>chain</em> and a hash over itself and the row before, see {@link
 * io.latchkey.audit.AuditChain}. No row holds a secret.
 *
 * <p>Open {@link io.latchkey.audit.AuditLog} first.
 */
package io.latchkey.audit;
