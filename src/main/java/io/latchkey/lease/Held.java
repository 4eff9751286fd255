package io.latchkey.lease;

import java.util.Optional;

/**
 * What is kept for a key. The optional is made once, so that a hit makes nothing.
 *
 * @param <R> the record
 */
record Held<R>(Optional<R> record, Owners.Owner owner) {}
