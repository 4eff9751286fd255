/**
 * The edge: the reading and writing of JSON, the headers that every answer carries, the routes that
 * only tell about the server itself, and the console's files.
 *
 * <p>Open {@link io.latchkey.http.EdgeFilter} first.
 */
package io.latchkey.http;
