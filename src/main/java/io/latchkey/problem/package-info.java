/**
 * How a request is refused, and how that is said. {@link io.latchkey.problem.Problem} is the one
 * exception that features throw when they refuse; the mappers here turn it, and whatever the
 * platform throws by itself, into the one error body of token API 1.2. Nothing else in Latchkey
 * makes one.
 *
 * <p>The rule behind the texts: what the caller may not see is not there. A missing thing and a
 * forbidden one read the same, {@link io.latchkey.problem.Problem#notFound()}.
 *
 * <p>Open {@link io.latchkey.problem.Problem} first.
 */
package io.latchkey.problem;
