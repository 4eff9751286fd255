package io.latchkey.api;

import java.util.List;
import java.util.Map;

/** The names of a user's site roles, and of those in each organization. */
public record UserRolesResponse(List<String> roles, Map<String, List<String>> organizationRoles) {}
