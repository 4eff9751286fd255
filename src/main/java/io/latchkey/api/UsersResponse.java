package io.latchkey.api;

import java.util.List;

/**
 * A page of users.
 *
 * @param count how many users match, on whatever page
 */
public record UsersResponse(List<UserResponse> users, long count) {}
