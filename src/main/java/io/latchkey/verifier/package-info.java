/**
 * Keys of Latchkey, verified in another service's own memory (verification 6): plain Java, no
 * container.
 *
 * <p>A <em>verifier</em> asks Latchkey about a key the first time ({@code POST /oauth2/introspect})
 * and keeps the answer in a {@link io.latchkey.lease.LeasedCache}. It reads {@code GET
 * /api/v2/revocations} every half <em>lease</em>, and answers from memory only under a lease, so
 * that no key is accepted once its revocation has been answered. Without one it asks Latchkey at
 * every request; when Latchkey cannot be asked either, it refuses to decide.
 *
 * <p>Open {@link io.latchkey.verifier.LatchkeyVerifier} first.
 */
package io.latchkey.verifier;
