package io.latchkey.api;

/** A user's role: its name on the wire and its display name. */
public record RoleResponse(String name, String displayName) {}
