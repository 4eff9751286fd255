/**
 * The two filters that every request to a guarded operation passes: {@link
 * io.latchkey.auth.AuthenticationFilter} finds out who is calling, {@link
 * io.latchkey.auth.AuthorizationFilter} whether the caller may try at all. An operation says what
 * it needs with {@code @Requires}, or that it is open with {@code @PermitAll}; one that says
 * neither is rejected. What may be done to a single object is decided where the object is loaded.
 * For sockets, which JAX-RS does not know, {@link io.latchkey.auth.SocketAccess} does the same.
 *
 * <p>Open {@link io.latchkey.auth.AuthenticationFilter} first.
 */
package io.latchkey.auth;
