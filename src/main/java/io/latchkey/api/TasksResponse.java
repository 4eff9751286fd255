package io.latchkey.api;

import java.util.List;

/** A page of tasks: there are none. */
public record TasksResponse(List<String> tasks, long count) {}
