package io.latchkey.api;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.UUID;

/** As much of a user as others show of whoever made something. */
@JsonbPropertyOrder("id")
public record MinimalUserResponse(UUID id, String username, String name, String avatarUrl) {}
