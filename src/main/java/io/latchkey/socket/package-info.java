/**
 * The WebSocket: what clients of the reference expect to be told over one. A handshake is admitted,
 * or refused with an ordinary answer, by {@link io.latchkey.socket.HandshakeFilter} before the
 * server sees it; {@link io.latchkey.socket.ParametersSocket} talks to nobody who was not.
 *
 * <p>Open {@link io.latchkey.socket.HandshakeFilter} first.
 */
package io.latchkey.socket;
