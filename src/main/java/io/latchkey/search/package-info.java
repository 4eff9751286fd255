/**
 * Lists: what a request asks for, confined in the query to what its caller may read. A {@link
 * io.latchkey.search.Search} reads the {@code q} of a request into a {@link
 * io.latchkey.search.ListCondition}; a {@link io.latchkey.search.Page} cuts a part out of what that
 * finds. The aliases and columns belong to the feature that asks.
 *
 * <p>Open {@link io.latchkey.search.ListCondition} first.
 */
package io.latchkey.search;
