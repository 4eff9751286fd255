/**
 * The edge: the JAX-RS application at {@code /api/v2}, the reading and writing of JSON, the headers
 * that every answer carries, the routes that only tell about the server itself, and the console's
 * files.
 *
 * <p>Open {@link io.latchkey.http.ApiApplication} first.
 */
package io.latchkey.http;
