/**
 * Two requests that do nothing, deployed beside Latchkey to be measured against: a servlet that
 * writes a fixed text, and a JAX-RS operation that answers with a record of about the same size.
 */
package io.latchkey.bench;
