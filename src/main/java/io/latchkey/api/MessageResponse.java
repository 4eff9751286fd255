package io.latchkey.api;

/** An answer that only says something, such as "Logged out!". */
public record MessageResponse(String message) {}
