/**
 * What makes one database work on every application server: {@link
 * io.latchkey.storage.ContainerJtaPlatform} tells Hibernate about the container's transactions by
 * the names that Jakarta EE itself guarantees, {@link io.latchkey.storage.MigrationIntegrator}
 * brings the schema up to date before Hibernate looks at it, and {@link
 * io.latchkey.storage.DatabaseCheck} says in one line why a database cannot be used. {@link
 * io.latchkey.storage.ClockSource} ticks as the database does. {@link io.latchkey.storage.Retried}
 * operations survive deadlocks and lost connections; {@link io.latchkey.storage.MariaDb} and {@link
 * io.latchkey.storage.H2} are what must be known of those databases, and {@link
 * io.latchkey.storage.DatabaseClock} has queries ask for their time, {@link
 * io.latchkey.storage.IndexPrefix} has lists follow an index. The schema lies in {@code
 * db/migration}.
 *
 * <p>Imports nothing of ours. Open {@link io.latchkey.storage.MigrationIntegrator} first.
 */
package io.latchkey.storage;
