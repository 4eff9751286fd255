package io.latchkey.user;

import java.util.UUID;

/**
 * Fired within the transaction that removes a user, with the user's row locked and before anything
 * is changed. An observer that must keep the user throws a {@code Problem}.
 *
 * @param user the user's id
 */
public record UserRemoval(UUID user) {}
