package io.latchkey.registry;

import io.latchkey.api.Json;
import io.latchkey.problem.Problem;
import java.util.UUID;

/** The id by which a path names an object. */
final class ResourceId {

  private ResourceId() {}

  /**
   * The UUID in a path segment, in upper or lower case.
   *
   * @throws Problem 404 for any other text, since no object has such an id
   */
  static UUID of(String text) {
    return Json.uuid(text).orElseThrow(Problem::notFound);
  }
}
