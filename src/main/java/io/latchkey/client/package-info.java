/**
 * The Java SDK: a Latchkey server, or any server that speaks Coder's token API, as Java values.
 *
 * <p>A <em>client</em> is immutable: an address, a key and how to connect. It has one object for
 * each noun of the API ({@code tokens}, {@code users}), whose methods are one request each and take
 * and return the wire records of {@link io.latchkey.api}. A <em>refusal</em> is an answer with an
 * error status ({@link io.latchkey.client.RefusedException}); no answer at all is {@link
 * io.latchkey.client.UnreachableException}.
 *
 * <p>Apart from {@code api} it needs only the JDK's {@code java.net.http}. With {@code api}, with
 * {@link io.latchkey.verifier} and its {@code lease}, and with the libraries of these below {@code
 * io.latchkey.client.shaded} it makes up {@code latchkey-client.jar}. Open {@link
 * io.latchkey.client.LatchkeyClient} first.
 */
package io.latchkey.client;
