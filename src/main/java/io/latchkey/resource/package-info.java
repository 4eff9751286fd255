/**
 * What scopes and allow lists reach: organizations, templates and workspaces. This is a registry.
 * Whoever runs the real things registers them here, and Latchkey says who may touch which; it runs
 * nothing itself.
 *
 * <p>A <em>template</em> is what workspaces are made from; each update makes a new <em>version</em>
 * of it. A <em>workspace</em> belongs to its owner; its life is a row of <em>builds</em>, each of
 * which starts, stops or deletes it.
 *
 * <p>{@link io.latchkey.resource.Templates}, {@link io.latchkey.resource.Workspaces} and {@link
 * io.latchkey.resource.Organizations} speak to the database, and decide access where they have
 * loaded the object. Changes lock in one order: users, then templates, then workspaces.
 *
 * <p>May import {@code access api problem audit user}. Open {@link io.latchkey.resource.Workspace}
 * first.
 */
package io.latchkey.resource;
