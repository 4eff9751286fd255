/**
 * How a request is rejected, and in which words. {@link io.latchkey.problem.Problem} is the one
 * exception that features throw to reject it; the mappers here turn it, and whatever the platform
 * itself throws, into the one error body of token API 1.2. For requests that reach no resource,
 * {@link io.latchkey.problem.ErrorAnswer} writes the same.
 *
 * <p>The rule behind the texts: what the caller may not see does not exist. A missing object and a
 * forbidden one get the same answer, {@link io.latchkey.problem.Problem#notFound()}.
 *
 * <p>Open {@link io.latchkey.problem.Problem} first.
 */
package io.latchkey.problem;
