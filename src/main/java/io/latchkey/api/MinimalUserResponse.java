package io.latchkey.api;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.UUID;

/** The part of a user that other objects show of whoever created them. */
@JsonbPropertyOrder("id")
public record MinimalUserResponse(UUID id, String username, String name, String avatarUrl) {}
