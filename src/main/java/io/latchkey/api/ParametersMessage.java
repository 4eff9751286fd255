package io.latchkey.api;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.Objects;

/**
 * A form for the parameters of a workspace, or what has been filled in so far. Nothing runs here,
 * so nothing is asked for.
 *
 * @param id counts the messages of the side that fills in the form; an answer carries its
 *     question's id, or zero when there was none; -1 marks the first message of a socket
 * @param diagnostics what is wrong with the values: nothing
 * @param parameters what is asked for: nothing
 */
@JsonbPropertyOrder("id")
public record ParametersMessage(Long id, List<String> diagnostics, List<String> parameters) {

  /** The form without fields, before anything was filled in: clients count from zero. */
  public static final ParametersMessage FIRST = new ParametersMessage(-1L, List.of(), List.of());

  /** The form without fields, in answer to that message. */
  public static ParametersMessage answer(ParametersMessage asked) {
    return new ParametersMessage(Objects.requireNonNullElse(asked.id(), 0L), List.of(), List.of());
  }
}
