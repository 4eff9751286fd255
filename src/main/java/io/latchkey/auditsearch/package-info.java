/**
 * The audit log read: {@code GET /audit}, its search language, how rows are worded, and the check
 * of the chain (token API 3.8). What writes and seals the rows is {@link io.latchkey.audit}, which
 * everything that is audited imports; what reads them shows users and organizations and so lies
 * above those.
 *
 * <p>Open {@link io.latchkey.auditsearch.AuditPage} first.
 */
package io.latchkey.auditsearch;
