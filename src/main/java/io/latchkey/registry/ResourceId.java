package io.latchkey.registry;

import io.latchkey.api.Json;
import io.latchkey.problem.Problem;
import java.util.UUID;

/** The id that a path names an object by. */
final class ResourceId {

  private ResourceId() {}

  /**
   * The UUID that a path segment is, in either case.
   *
   * @throws Problem 404 for any other text: nothing has such an id
   */
  static UUID of(String text) {
    return Json.uuid(text).orElseThrow(Problem::notFound);
  }
}
