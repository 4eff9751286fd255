package io.latchkey.api;

import java.util.List;

/** {@code PUT /users/{user}/roles}: the names of all the site roles that the user should have. */
public record UpdateRolesRequest(List<String> roles) {}
