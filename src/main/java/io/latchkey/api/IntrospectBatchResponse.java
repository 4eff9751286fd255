package io.latchkey.api;

import java.util.List;

/**
 * The answer to {@code POST /oauth2/introspect/batch}.
 *
 * @param results one for each key, in the order in which they were sent
 */
public record IntrospectBatchResponse(List<IntrospectionResponse> results) {}
