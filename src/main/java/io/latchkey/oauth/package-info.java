/**
 * Keys for one's own services (verification 2 to 5): a service asks what a key permits ({@link
 * io.latchkey.oauth.IntrospectionResource}, RFC 7662), a gateway whether it may pass ({@link
 * io.latchkey.oauth.VerificationResource}), whoever holds a key ends it ({@link
 * io.latchkey.oauth.RevocationResource}, RFC 7009), and whoever keeps answers reads what has been
 * revoked since ({@link io.latchkey.oauth.RevocationFeedResource}).
 *
 * <p>Open {@link io.latchkey.oauth.Introspection} first.
 */
package io.latchkey.oauth;
