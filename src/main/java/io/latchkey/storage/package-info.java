/**
 * What makes one database work on every application server: {@link
 * io.latchkey.storage.ContainerJtaPlatform} tells Hibernate about the container's transactions by
 * the names that Jakarta EE itself guarantees, {@link io.latchkey.storage.MigrationIntegrator}
 * brings the schema up to date before Hibernate looks at it, and {@link
 * io.latchkey.storage.DatabaseCheck} says in one line why a database cannot be used. {@link
 * io.latchkey.storage.ClockSource} has the database's resolution. {@link
 * io.latchkey.storage.Retried} operations survive deadlocks and lost connections; {@link
 * io.latchkey.storage.MariaDb} and {@link io.latchkey.storage.H2} hold what is peculiar to those
 * databases; {@link io.latchkey.storage.DatabaseClock} lets queries use their time, and {@link
 * io.latchkey.storage.IndexPrefix} lets lists follow an index. {@link io.latchkey.storage.Later}
 * does what need not be done at once. The schema is in {@code db/migration}.
 *
 * <p>Imports none of our packages. Open {@link io.latchkey.storage.MigrationIntegrator} first.
 */
package io.latchkey.storage;
