package io.latchkey.lease;

import java.util.Optional;

/**
 * What is kept for a key. The optional is created once, so that a hit creates nothing.
 *
 * @param <R> the record
 */
record Held<R>(Optional<R> record, Owners.Owner owner) {}
