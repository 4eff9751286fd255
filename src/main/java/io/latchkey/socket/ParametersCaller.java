package io.latchkey.socket;

import io.latchkey.auth.Admission;
import java.security.Principal;
import java.util.UUID;

/**
 * Who may talk on a socket, about which version of a template, and with whom. It travels as the
 * principal of the request, the only thing that every server passes on from a request to the socket
 * that it opens.
 *
 * @param form who answers: not every server injects into a socket
 */
record ParametersCaller(Admission admission, UUID version, ParametersForm form)
    implements Principal {

  UUID userId() {
    return admission.caller().userId();
  }

  @Override
  public String getName() {
    return admission.caller().getName();
  }
}
