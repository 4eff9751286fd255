package io.latchkey.api;

import java.util.List;

/** {@code PUT /users/{user}/roles}: the names of all site roles that the user is to have. */
public record UpdateRolesRequest(List<String> roles) {}
