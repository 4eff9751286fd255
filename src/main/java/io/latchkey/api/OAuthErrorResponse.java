package io.latchkey.api;

/**
 * The body of a refusal to an OAuth client (RFC 6749, 5.2).
 *
 * @param error a word that programs know, such as {@code invalid_client}
 * @param errorDescription for people; left out when null
 */
public record OAuthErrorResponse(String error, String errorDescription) {}
