/**
 * Protects the resources of a Jakarta REST service with keys of Latchkey: one jar, two settings,
 * one annotation (verification 6).
 *
 * <p>The <em>settings</em> are {@code latchkey.url} and {@code latchkey.key}, the service's own
 * key; {@code latchkey.cache.records}, {@code latchkey.timeout} (2s) and {@code latchkey.outage}
 * ({@code allow-cached-for 30s}) have defaults. They come from MicroProfile Config where the server
 * has it, else from system properties, else from the environment ({@code LATCHKEY_URL}). When one
 * is missing or wrong, the application does not start.
 *
 * <p>Callers present a key as {@code Authorization: Bearer}, and nowhere else. They are refused as
 * RFC 6750 says: 401 without a good key, 403 {@code insufficient_scope}, 400 when it cannot be told
 * which key is meant; 503 with {@code Retry-After} when Latchkey cannot be asked and the memory has
 * no lease. Nothing is open but what {@code @PermitAll} opens; there no key is looked at.
 *
 * <p>A resource learns of the key by {@code @Inject VerifiedKey}, whose {@code require("invoice",
 * id)} asks its allow list and is answered with 403, or by {@code SecurityContext}: the principal
 * is the key, and its scopes are the roles. {@code @Inject LatchkeyVerifier} gives the verifier.
 *
 * <p>Open {@link io.latchkey.jakarta.RequiresScope} first.
 */
package io.latchkey.jakarta;
