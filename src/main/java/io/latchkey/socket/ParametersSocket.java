package io.latchkey.socket;

import io.latchkey.api.Json;
import io.latchkey.api.ParametersMessage;
import io.latchkey.problem.Problem;
import io.latchkey.problem.UnexpectedErrorMapper;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCode;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The form with what a version of a template asks for, filled in step by step: it says at once that
 * nothing is asked for, and again whenever values arrive. Without that, the reference's console
 * shows its form for a new workspace as broken. There is one object for each socket; its methods
 * are called one after the other, except that {@link #end} and {@link #endSilence} may be called at
 * any time.
 */
@ServerEndpoint("/api/v2/templateversions/{version}/dynamic-parameters")
public class ParametersSocket {

  private static final Logger LOG = System.getLogger(ParametersSocket.class.getName());

  private static final int LONGEST_BYTES = 1 << 10;
  private static final long LONGEST_SEND = Duration.ofSeconds(10).toMillis();

  /** In characters: nobody fills in that much. */
  private static final int LONGEST_MESSAGE = 1 << 16;

  private final StringBuilder values = new StringBuilder();
  private volatile ParametersCaller caller;
  private volatile Session connection;
  private Outbox outbox;

  /** Says what is asked for. */
  @OnOpen
  public void open(Session session) {
    session.setMaxBinaryMessageBufferSize(LONGEST_BYTES);
    session.getAsyncRemote().setSendTimeout(LONGEST_SEND);
    if (!(session.getUserPrincipal() instanceof ParametersCaller admitted)) {
      close(session, CloseCodes.VIOLATED_POLICY, "Not admitted.");
    } else if (!admitted.form().begin(admitted, this)) {
      close(session, CloseCodes.TRY_AGAIN_LATER, "Too many sockets at once.");
    } else {
      connection = session;
      outbox = new Outbox((message, sent) -> send(session, message, sent));
      caller = admitted;
      if (session.isOpen()) {
        say(session, ParametersMessage.FIRST);
      } else {
        end(); // it was closed before the caller was set, so that call did nothing
      }
    }
  }

  /** Accepts values in parts, however they are sent: not every server limits a whole message. */
  @OnMessage
  public void fillIn(Session session, String part, boolean last) {
    ParametersCaller admitted = caller;
    if (admitted == null || !session.isOpen()) {
      return;
    }
    if (last) {
      admitted.form().hear(this);
    }
    if (values.length() + part.length() > LONGEST_MESSAGE) {
      close(session, CloseCodes.TOO_BIG, "The message is too big.");
      return;
    }
    values.append(part);
    if (last) {
      String whole = values.toString();
      values.setLength(0);
      answer(session, admitted, whole);
    }
  }

  private void answer(Session session, ParametersCaller admitted, String whole) {
    try {
      say(session, admitted.form().answer(admitted, whole));
    } catch (IllegalArgumentException malformed) {
      close(session, CloseCodes.NOT_CONSISTENT, malformed.getMessage());
    } catch (Problem refused) {
      close(session, CloseCodes.VIOLATED_POLICY, refused.body().message());
    } catch (RuntimeException fault) {
      new UnexpectedErrorMapper().toResponse(fault).close(); // logs it
      close(session, CloseCodes.UNEXPECTED_CONDITION, "An internal server error occurred.");
    }
  }

  /** Values are text, so bytes are rejected. */
  @OnMessage
  public void refuse(Session session, ByteBuffer bytes) {
    close(session, CloseCodes.CANNOT_ACCEPT, "Only text is spoken here.");
  }

  /** Does not close the socket: the server does, or the client is gone. */
  @OnError
  public void fail(Session session, Throwable error) {
    LOG.log(Level.DEBUG, "A socket failed: {0}", error.getClass().getName());
  }

  /** Makes room for another socket. */
  @OnClose
  public void end() {
    ParametersCaller admitted = caller;
    if (admitted != null) {
      caller = null;
      admitted.form().end(admitted, this);
    }
  }

  /** Closes it, because nothing has been said for a long time. */
  void endSilence() {
    Session session = connection;
    if (session != null) {
      close(session, CloseCodes.GOING_AWAY, "Nothing was said for long.");
    }
  }

  private void say(Session session, ParametersMessage message) {
    if (!outbox.offer(Json.write(message))) {
      close(session, CloseCodes.VIOLATED_POLICY, "What was said is not read.");
    }
  }

  private static void send(Session session, String message, Consumer<Boolean> sent) {
    try {
      session.getAsyncRemote().sendText(message, result -> sent.accept(result.isOK()));
    } catch (IllegalStateException closed) {
      sent.accept(false);
    }
  }

  private static void close(Session session, CloseCode code, String reason) {
    try {
      session.close(new CloseReason(code, reason));
    } catch (IOException | IllegalStateException gone) {
      LOG.log(Level.DEBUG, "The client was gone first: {0}", gone.getClass().getName());
    }
  }
}
