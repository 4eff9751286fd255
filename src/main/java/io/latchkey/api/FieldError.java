package io.latchkey.api;

/** One rejected field of a request: its JSON name and what is wrong with it (token API 1.2). */
public record FieldError(String field, String detail) {}
