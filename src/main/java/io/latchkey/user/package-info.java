/**
 * People who own keys. A {@link io.latchkey.user.User} belongs to an {@link
 * io.latchkey.user.Organization}, has a login type (how they log in), a status (whether they may)
 * and site roles (what they may do at all). A deleted user's row stays, so that its id still means
 * somebody, but gives its names free.
 *
 * <p>{@link io.latchkey.user.Users} is the only class here that speaks to the database, and the
 * place where the path parameter {@code user} becomes a person (token API 3.0). Passwords are kept
 * as {@link io.latchkey.user.PasswordHash}.
 *
 * <p>Open {@link io.latchkey.user.User} first.
 */
package io.latchkey.user;
