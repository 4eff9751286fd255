/**
 * What scopes and allow lists reach: organizations, templates and workspaces. This is a registry.
 * Whoever runs the real things registers them here, and Latchkey says who may touch which; it runs
 * nothing itself.
 *
 * <p>A <em>template</em> is what workspaces are made from; each update makes a new <em>version</em>
 * of it. A <em>workspace</em> belongs to its owner; its life is a row of <em>builds</em>, each of
 * which starts, stops or deletes it.
 *
 * <p>{@link io.latchkey.registry.Templates}, {@link io.latchkey.registry.Workspaces} and {@link
 * io.latchkey.registry.Organizations} speak to the database, and decide access where they have
 * loaded the object. Changes lock in one order: users, then templates, then workspaces.
 *
 * <p>Open {@link io.latchkey.registry.Workspace} first.
 */
package io.latchkey.registry;
