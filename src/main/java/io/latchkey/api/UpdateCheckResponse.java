package io.latchkey.api;

/**
 * Whether this is the newest release, as far as this server knows: it always is.
 *
 * @param version this server's, as in {@link BuildInfoResponse}
 * @param url empty
 */
public record UpdateCheckResponse(boolean current, String version, String url) {}
