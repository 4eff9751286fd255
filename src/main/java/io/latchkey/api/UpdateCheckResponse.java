package io.latchkey.api;

/**
 * Whether this is the newest release, as far as anybody here knows: it is.
 *
 * @param version this server's, as {@link BuildInfoResponse} has it
 * @param url empty
 */
public record UpdateCheckResponse(boolean current, String version, String url) {}
