/**
 * Records kept in memory that are never used once their revocation has been answered. Whoever
 * caches records of keys (a node, or another service through the Java client) is a <em>holder</em>.
 *
 * <p>A <em>revocation</em> is any change after which a cached record would mislead. It is a row in
 * a log, committed with the change. A holder reads the log of the last <em>window</em> again and
 * again: a <em>poll</em>. For the length of a <em>lease</em>, counted from the start of a
 * successful poll, it may answer from its cache; after that it asks the database as if there were
 * no cache. Whoever revokes waits after the commit for the longest lease, and a little longer
 * because clocks drift, before it answers. By then, each holder either has seen the row or has no
 * lease. Clocks of different machines are never compared.
 *
 * <p>Two things are up to the caller. A poll is one autocommit read on the primary of the database,
 * which gives the database's time and the rows of the window before that time, and only one runs at
 * a time. A record that is to be kept comes from an autocommit read on the primary that began after
 * {@link io.latchkey.lease.LeasedCache#beginReading()}, never from another holder's cache, and no
 * request uses the result of a read that began before the request did.
 *
 * <p>Imports nothing of ours, only Caffeine and the JDK. Open {@link io.latchkey.lease.LeasedCache}
 * first.
 */
package io.latchkey.lease;
