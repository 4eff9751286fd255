package io.latchkey.api;

/** An answer that is only a message, such as "Logged out!". */
public record MessageResponse(String message) {}
