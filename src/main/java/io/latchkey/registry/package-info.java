/**
 * What scopes and allow lists apply to: organizations, templates and workspaces. This is only a
 * registry: whoever runs the real ones registers them here, and Latchkey decides who may do what to
 * which; it runs nothing itself.
 *
 * <p>A <em>template</em> is what workspaces are created from; each update creates a new
 * <em>version</em> of it. A <em>workspace</em> belongs to its owner; its life is a series of
 * <em>builds</em>, each of which starts, stops or deletes it.
 *
 * <p>{@link io.latchkey.registry.Templates}, {@link io.latchkey.registry.Workspaces} and {@link
 * io.latchkey.registry.Organizations} speak to the database, and decide access where they have
 * loaded the object. Changes lock in one order: users, then templates, then workspaces.
 *
 * <p>Open {@link io.latchkey.registry.Workspace} first.
 */
package io.latchkey.registry;
