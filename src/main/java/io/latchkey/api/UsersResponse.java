package io.latchkey.api;

import java.util.List;

/**
 * A page of users.
 *
 * @param count how many users match, on all pages
 */
public record UsersResponse(List<UserResponse> users, long count) {}
