/**
 * API keys: created, authenticated, listed, viewed, expired, deleted. A key whose login type is
 * <em>token</em> is an API token: named, kept, never renewed; any other is a session. A key's text
 * is {@code id-secret}; the secret is shown once and only its hash is stored. To <em>expire</em> a
 * key is to move its end into the past: it stays listed on demand, and its name stays taken. To
 * <em>delete</em> it removes the row.
 *
 * <p>Open {@link io.latchkey.apikey.ApiKey} first, then {@link io.latchkey.apikey.ApiKeys}.
 */
package io.latchkey.apikey;
