package io.latchkey.api;

/** A role as users carry it: its name on the wire, and the one people read. */
public record RoleResponse(String name, String displayName) {}
