package io.latchkey.http;

import io.latchkey.api.Form;
import io.latchkey.problem.MalformedBodyException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Reads forms. The servers would read them too, each in its own way, and mix in what the address
 * says; so they are told that everything is JSON, and the type that was sent is kept for this.
 */
@Provider
@Consumes(MediaType.WILDCARD)
public class FormReader implements MessageBodyReader<Form> {

  @Context HttpServletRequest http;

  @Override
  public boolean isReadable(Class<?> type, Type generic, Annotation[] notes, MediaType media) {
    return type == Form.class;
  }

  @Override
  public Form readFrom(
      Class<Form> type,
      Type generic,
      Annotation[] notes,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    if (!(http.getAttribute(Form.SENT_TYPE) instanceof String sent) || !Form.isSentAs(sent)) {
      throw new NotSupportedException();
    }
    try {
      return Form.parse(body.readAllBytes());
    } catch (IllegalArgumentException malformed) {
      throw new MalformedBodyException(malformed.getMessage(), malformed);
    }
  }
}
