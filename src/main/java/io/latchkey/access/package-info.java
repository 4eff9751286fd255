/**
 * The arithmetic of access: who may do what, on which object. Plain immutable values, no container.
 *
 * <p>A <em>permission</em> is an action on a resource type. A user's <em>roles</em> say what the
 * user may do at all; a key's <em>scopes</em> say how much of that the key may do; its <em>allow
 * list</em> says on which objects. All three must agree, and {@link
 * io.latchkey.access.Caller#may(Permission, AccessObject)} is the only place where that is decided
 * (token API, sections 5 to 7).
 *
 * <p>Resource types and scopes are tables: {@code resource-types.txt} and {@code scopes.txt}, read
 * once.
 *
 * <p>Imports nothing but the JDK. Open {@link io.latchkey.access.Caller} first.
 */
package io.latchkey.access;
