/**
 * Logging in and out. A <em>session</em> is a key that a login yields: short-lived, sliding,
 * without a name; browsers send it in a cookie, programs in a header. The first user, who owns a
 * new installation, is created here too, without a key.
 *
 * <p>Open {@code LoginResource} first.
 */
package io.latchkey.session;
