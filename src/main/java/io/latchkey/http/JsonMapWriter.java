package io.latchkey.http;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Map;

/** Writes maps as a JSON object whose names the client chose; see {@link JsonListWriter}. */
@Provider
@Produces(MediaType.APPLICATION_JSON)
public class JsonMapWriter implements MessageBodyWriter<Map<?, ?>> {

  @Override
  public boolean isWriteable(Class<?> type, Type generic, Annotation[] notes, MediaType media) {
    return Map.class.isAssignableFrom(type);
  }

  @Override
  public void writeTo(
      Map<?, ?> values,
      Class<?> type,
      Type generic,
      Annotation[] notes,
      MediaType media,
      MultivaluedMap<String, Object> headers,
      OutputStream body)
      throws IOException {
    JsonProvider.write(values, headers, body);
  }
}
