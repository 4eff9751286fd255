/**
 * The two applications of the server, the API and what OAuth clients call, and which resources and
 * providers each has. They are listed here, because a server that finds them by itself gives all of
 * them to both.
 *
 * <p>Open {@link io.latchkey.routes.ApiApplication} first.
 */
package io.latchkey.routes;
