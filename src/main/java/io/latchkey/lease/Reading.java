package io.latchkey.lease;

/**
 * A read of a record from the database, with a note of what had been revoked here when it was sent.
 * If anything is revoked while it is under way, its result must not be kept.
 *
 * @param revocations how often records had been removed by then
 */
public record Reading(long revocations) {}
