package io.latchkey.api;

import java.util.List;

/**
 * The body of every refusal (token API 1.2).
 *
 * @param message what happened; never empty
 * @param detail more about it; left out when null
 * @param validations the rejected fields; left out when null
 */
public record ErrorResponse(String message, String detail, List<FieldError> validations) {}
