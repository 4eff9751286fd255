/**
 * The deployment's settings (token API 2.5, D13, D22): read once, typed, checked at start. An
 * invalid one stops the start, with a message that names it. Their names are the reference's
 * environment variables on every server.
 *
 * <p>{@link io.latchkey.settings.Settings} is the value that features inject; {@code
 * SettingsSource} is the only class that uses MicroProfile Config, and does without it where the
 * server has none.
 *
 * <p>Open {@link io.latchkey.settings.Settings} first.
 */
package io.latchkey.settings;
