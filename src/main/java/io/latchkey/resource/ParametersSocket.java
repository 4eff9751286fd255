package io.latchkey.resource;

import io.latchkey.api.Json;
import io.latchkey.api.ParametersMessage;
import io.latchkey.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * The other end of a client's form for a new workspace: says at once that the template asks for no
 * parameters, and again whenever values arrive. Without that the reference's console makes none.
 */
public class ParametersSocket extends Endpoint {
  private static final Logger LOG = System.getLogger(ParametersSocket.class.getName());

  private static final int UPGRADE_REQUIRED = 426;
  private static final long LONGEST_SILENCE = Duration.ofHours(1).toMillis();
  private static final int LONGEST_MESSAGE = 1 << 16;

  /**
   * Turns a request, which may already be answered, into the socket.
   *
   * @throws Problem 426 when the client asks for no WebSocket, 404 when the server has none
   */
  static void open(HttpServletRequest request, HttpServletResponse response) {
    if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
      throw Problem.of(
          UPGRADE_REQUIRED, "This is a WebSocket: the request must ask for an upgrade.");
    }
    if (!(request.getServletContext().getAttribute(ServerContainer.class.getName())
        instanceof ServerContainer container)) {
      throw Problem.notFound();
    }
    ServerEndpointConfig config =
        ServerEndpointConfig.Builder.create(ParametersSocket.class, request.getRequestURI())
            .build();
    try {
      container.upgradeHttpToWebSocket(request, response, config, Map.of());
    } catch (IOException | DeploymentException refused) {
      throw new IllegalStateException(refused);
    }
  }

  @Override
  public void onOpen(Session session, EndpointConfig config) {
    session.setMaxIdleTimeout(LONGEST_SILENCE);
    session.setMaxTextMessageBufferSize(LONGEST_MESSAGE);
    session.addMessageHandler(
        String.class, (MessageHandler.Whole<String>) text -> answer(session, text));
    send(session, ParametersMessage.empty(0));
  }

  private static void answer(Session session, String text) {
    try {
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      send(
          session,
          ParametersMessage.answer((ParametersMessage) Json.read(body, ParametersMessage.class)));
    } catch (IllegalArgumentException malformed) {
      close(session, malformed.getMessage());
    }
  }

  private static void send(Session session, ParametersMessage message) {
    session
        .getAsyncRemote()
        .sendText(
            Json.write(message),
            sent -> LOG.log(Level.DEBUG, "A form went out", sent.getException()));
  }

  private static void close(Session session, String reason) {
    try {
      session.close(new CloseReason(CloseCodes.CANNOT_ACCEPT, reason));
    } catch (IOException gone) {
      LOG.log(Level.DEBUG, "The client went first", gone);
    }
  }
}
