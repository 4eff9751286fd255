/**
 * The WebSocket, over which clients of the reference expect to be told some things. A handshake is
 * admitted, or rejected with an ordinary answer, by {@link io.latchkey.socket.HandshakeFilter}
 * before the server sees it; {@link io.latchkey.socket.ParametersSocket} talks to nobody who was
 * not admitted.
 *
 * <p>Open {@link io.latchkey.socket.HandshakeFilter} first.
 */
package io.latchkey.socket;
