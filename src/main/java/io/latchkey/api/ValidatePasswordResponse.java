package io.latchkey.api;

/**
 * Whether a password is strong enough.
 *
 * @param details what is wrong with it; empty when valid
 */
public record ValidatePasswordResponse(boolean valid, String details) {}
