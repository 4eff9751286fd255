package io.latchkey.socket;

import io.latchkey.access.Caller;
import io.latchkey.api.Json;
import io.latchkey.api.ParametersMessage;
import io.latchkey.auth.Admission;
import io.latchkey.auth.SocketAccess;
import io.latchkey.problem.Problem;
import io.latchkey.registry.TemplateVersionResource;
import io.latchkey.registry.TemplateVersions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Stream;

/** The form with what a version of a template asks for: who may fill it in, and what it says. */
@ApplicationScoped
public class ParametersForm {

  /**
   * The operation that answers at the same address when no socket is asked for; its annotation says
   * what a caller needs.
   */
  private static final Method OPERATION =
      Stream.of(TemplateVersionResource.class.getMethods())
          .filter(method -> method.getName().equals("parametersSocket"))
          .findFirst()
          .orElseThrow();

  private static final int TOO_MANY_REQUESTS = 429;

  @Inject SocketAccess access;
  @Inject TemplateVersions versions;
  @Inject OpenSockets sockets;

  /**
   * Admits a request that asks for a socket.
   *
   * @param version of a template, as the address names it
   * @throws Problem 400 to 429, as the operation would answer
   */
  ParametersCaller admit(HttpServletRequest request, String version) {
    Admission admission = access.admit(request, OPERATION);
    UUID id = Json.uuid(version).orElseThrow(Problem::notFound);
    versions.view(admission.caller(), id);
    Handshake.requireWhole(request);
    if (!sockets.hasRoomFor(admission.caller().userId())) {
      throw Problem.of(TOO_MANY_REQUESTS, "Too many sockets at once.").because("too_many_sockets");
    }
    return new ParametersCaller(admission, id, this);
  }

  /** Whether there is room for a socket; if so, {@link #end} must follow. */
  boolean begin(ParametersCaller caller, ParametersSocket socket) {
    return sockets.begin(caller.userId(), socket);
  }

  /** Notes that something was said on a socket. */
  void hear(ParametersSocket socket) {
    sockets.hear(socket);
  }

  void end(ParametersCaller caller, ParametersSocket socket) {
    sockets.end(caller.userId(), socket);
  }

  /**
   * The form in answer to what was filled in.
   *
   * @throws Problem when the caller would no longer be admitted
   * @throws IllegalArgumentException when the message is not of this kind
   */
  @ActivateRequestContext
  ParametersMessage answer(ParametersCaller caller, String values) {
    Caller now = access.again(caller.admission());
    versions.view(now, caller.version());
    byte[] text = values.getBytes(StandardCharsets.UTF_8);
    return ParametersMessage.answer(
        (ParametersMessage) Json.readRequest(text, ParametersMessage.class));
  }
}
