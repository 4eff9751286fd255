package io.latchkey.api;

/** How the caller logs in. */
public record LoginTypeResponse(String loginType) {}
