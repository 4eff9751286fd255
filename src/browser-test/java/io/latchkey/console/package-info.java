/**
 * The web console in a real browser: Chromium, driven by Playwright, against the finished WAR on
 * Payara Micro. A source folder of its own, compiled with the profile {@code browser} only, because
 * Playwright's driver is large: {@code ./mvnw verify -Pbrowser}.
 *
 * <p>Open {@code Chromium} first, then {@code EveryPageBrowserIT}.
 */
package io.latchkey.console;
