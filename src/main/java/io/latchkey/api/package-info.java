/**
 * What travels on the wire: one record per JSON body, and {@link io.latchkey.api.Json}, the one
 * JSON configuration that the server, the Java client and the command line share.
 *
 * <p>Records are named {@code …Request} and {@code …Response} where an entity has the plain name.
 * Component names are the JSON names in camel case ({@code tokenName} is {@code token_name}); times
 * are UTC, durations are nanoseconds. Records normalise but never reject: shape is checked by the
 * Bean Validation annotations, whose {@code message} is the tag that the error body names, and
 * meaning by the value types of the feature packages.
 *
 * <p>A request with more than two members is built by a factory, which takes what is required, and
 * {@code with…} methods for the rest. Its constructor is for {@link io.latchkey.api.Json} and
 * changes whenever a member is added.
 *
 * <p>Imports none of our packages and knows no container. Open {@link io.latchkey.api.Json} first.
 */
package io.latchkey.api;
