package io.latchkey.api;

import java.util.UUID;

/**
 * Whether the audit log is as it was written.
 *
 * @param checked how many rows were found intact, from the oldest on
 * @param head the last row's hash in hexadecimal, to be kept elsewhere; only when valid
 * @param firstBrokenNumber the number, from 1, of the first row that is missing or altered; left
 *     out when valid
 * @param firstBroken that row's id; left out when it is missing
 */
public record AuditVerificationResponse(
    boolean valid, long checked, String head, Long firstBrokenNumber, UUID firstBroken) {}
