/**
 * The edge: the JAX-RS application at {@code /api/v2}, JSON in and out, the headers that every
 * answer carries, and the routes that only tell about the server itself.
 *
 * <p>May import {@code access api problem settings}; nobody imports this package. Open {@link
 * io.latchkey.http.ApiApplication} first.
 */
package io.latchkey.http;
