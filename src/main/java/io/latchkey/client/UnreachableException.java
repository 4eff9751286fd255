package io.latchkey.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/** No answer: the message names the server's address and says why. Holds no secret. */
public final class UnreachableException extends UncheckedIOException {
  private static final long serialVersionUID = 1;

  UnreachableException(URI server, IOException cause) {
    super("cannot reach " + server + ": " + reason(server, cause), cause);
  }

  /** Whether the server was reached, but the encrypted connection to it failed. */
  public boolean isTls() {
    return getCause() instanceof SSLException;
  }

  private static String reason(URI server, IOException failure) {
    if (failure instanceof HttpTimeoutException) {
      return "no answer in time";
    }
    if (failure instanceof SSLException) {
      return "the TLS connection failed: " + innermost(failure).getMessage();
    }
    if (innermost(failure) instanceof UnresolvedAddressException) {
      return "the host name " + server.getHost() + " is unknown";
    }
    if (failure instanceof ConnectException) {
      String message = innermost(failure).getMessage();
      return message == null ? "connection refused" : message;
    }
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  private static Throwable innermost(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
