package io.latchkey.routes;

import io.latchkey.auth.AuthenticationFilter;
import io.latchkey.auth.AuthorizationFilter;
import io.latchkey.http.JsonListWriter;
import io.latchkey.http.JsonMapWriter;
import io.latchkey.http.JsonProvider;
import io.latchkey.http.RouteFilter;
import io.latchkey.problem.ConstraintViolationMapper;
import io.latchkey.problem.ProblemMapper;
import io.latchkey.problem.UnexpectedErrorMapper;
import io.latchkey.problem.WebApplicationMapper;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What both applications have: filters, readers and writers, mappers. */
final class Providers {

  private static final Set<Class<?>> SHARED =
      Set.of(
          AuthenticationFilter.class,
          AuthorizationFilter.class,
          ConstraintViolationMapper.class,
          JsonListWriter.class,
          JsonMapWriter.class,
          JsonProvider.class,
          ProblemMapper.class,
          RouteFilter.class,
          UnexpectedErrorMapper.class,
          WebApplicationMapper.class);

  private Providers() {}

  /** Those, and these. */
  static Set<Class<?>> and(Class<?>... classes) {
    return Stream.concat(SHARED.stream(), Stream.of(classes))
        .collect(Collectors.toUnmodifiableSet());
  }
}
