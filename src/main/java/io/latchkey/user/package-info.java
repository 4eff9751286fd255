/**
 * People who own keys. A {@link io.latchkey.user.User} belongs to an {@link
 * io.latchkey.user.Organization}, has a login type (how they log in), a status (whether they may)
 * and site roles (what they may do at all). A deleted user's row stays, so that the id still means
 * somebody, but its names become free.
 *
 * <p>{@link io.latchkey.user.Users} reads them from the database, {@code UserAdministration}
 * changes them, and {@link io.latchkey.user.UserParameter} turns the path parameter {@code user}
 * into one of them (token API 3.0). Passwords are stored as {@link io.latchkey.user.PasswordHash}.
 *
 * <p>Open {@link io.latchkey.user.User} first.
 */
package io.latchkey.user;
