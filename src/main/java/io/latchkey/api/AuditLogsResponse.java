package io.latchkey.api;

import java.util.List;

/**
 * A page of the audit log.
 *
 * @param count how many rows match, on all pages; not counted beyond {@code countCap}
 * @param countCap 2000
 */
public record AuditLogsResponse(List<AuditLogResponse> auditLogs, long count, long countCap) {}
