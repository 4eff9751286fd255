/**
 * Lists: what a request asks for, confined in the query to what its caller may read. A {@link
 * io.latchkey.search.Search} reads the {@code q} of a request into a {@link
 * io.latchkey.search.ListCondition}; a {@link io.latchkey.search.Page} picks a part of the result.
 * The aliases and columns are those of the feature that uses them.
 *
 * <p>Open {@link io.latchkey.search.ListCondition} first.
 */
package io.latchkey.search;
