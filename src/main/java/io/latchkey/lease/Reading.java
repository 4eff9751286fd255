package io.latchkey.lease;

/**
 * A read of a record from the database, by what had been revoked here when it was sent. Whatever is
 * revoked while it is under way makes its result unfit to be kept.
 *
 * @param revocations how often records have been removed until then
 */
public record Reading(long revocations) {}
