package io.latchkey.api;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * {@code PUT /users/{user}/profile} (token API 3.3).
 *
 * @param name at most 128 characters, without leading or trailing space; absent clears it
 * @param avatarUrl at most 512 characters; absent clears it
 */
public record UpdateProfileRequest(
    @NotEmpty(message = "required") @Username String username,
    @Size(max = 128, message = "user_real_name")
        @Pattern(regexp = "|\\S|\\S.*\\S", message = "user_real_name")
        String name,
    @Size(max = 512, message = "max") String avatarUrl) {

  /** A profile with this username and nothing else. */
  public static UpdateProfileRequest of(String username) {
    return new UpdateProfileRequest(username, null, null);
  }

  /** The same, with a real name. */
  public UpdateProfileRequest withName(String name) {
    return new UpdateProfileRequest(username, name, avatarUrl);
  }

  /** The same, with an avatar at this address. */
  public UpdateProfileRequest withAvatarUrl(String avatarUrl) {
    return new UpdateProfileRequest(username, name, avatarUrl);
  }
}
