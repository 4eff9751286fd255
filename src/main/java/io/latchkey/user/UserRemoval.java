package io.latchkey.user;

import java.util.UUID;

/**
 * Told within the transaction that removes a user, behind the lock of its row and before anything
 * is changed. Who must keep the user refuses by throwing a {@code Problem}.
 *
 * @param user the user's id
 */
public record UserRemoval(UUID user) {}
