/**
 * Reading the audit log: {@code GET /audit}, its search language, how rows are worded, and the
 * verification of the chain (token API 3.8). Rows are written and sealed by {@link
 * io.latchkey.audit}, which everything that is audited imports; reading them shows users and
 * organizations, so this package lies above those.
 *
 * <p>Open {@link io.latchkey.auditsearch.AuditPage} first.
 */
package io.latchkey.auditsearch;
