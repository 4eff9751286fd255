package io.latchkey.api;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;

/**
 * A form for the parameters of a workspace to be made, or what was filled in so far: one message of
 * a WebSocket, either way. Nothing runs here, so nothing is asked.
 *
 * @param id counts the messages of the side that fills in; an answer bears its question's
 * @param diagnostics what is wrong with the values: nothing
 * @param parameters what is asked for: nothing
 */
@JsonbPropertyOrder("id")
public record ParametersMessage(long id, List<String> diagnostics, List<String> parameters) {

  /** The form without fields. */
  public static ParametersMessage empty(long id) {
    return new ParametersMessage(id, List.of(), List.of());
  }
}
