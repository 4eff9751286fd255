/**
 * Whether clients written for the reference can read every answer. The table {@code types.txt}
 * holds facts about the objects, of the reference's version named at its top; {@code routes.txt}
 * says which request is answered with which. A field that a new version adds is a line in the
 * first, a new operation a line in the second.
 *
 * <p>Begin with {@link io.latchkey.compat.PublishedTypes}.
 */
package io.latchkey.compat;
