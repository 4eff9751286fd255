package io.latchkey.http;

import io.latchkey.api.Form;
import io.latchkey.api.Json;
import io.latchkey.problem.MalformedBodyException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/**
 * Reads and writes records as JSON, the same on every server. A body is read as JSON whatever type
 * it claims to have: {@code curl -d} claims to send a form (token API D15). A body above 1 MiB is
 * rejected.
 */
@Provider
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class JsonProvider implements MessageBodyReader<Record>, MessageBodyWriter<Record> {

  private static final int MAX_BYTES = RequestBody.MAX_BYTES;

  @Override
  public boolean isReadable(Class<?> type, Type generic, Annotation[] notes, MediaType media) {
    return type.isRecord() && type != Form.class;
  }

  @Override
  public Record readFrom(
      Class<Record> type,
      Type generic,
      Annotation[] notes,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    byte[] bytes = body.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new ClientErrorException(Response.Status.REQUEST_ENTITY_TOO_LARGE);
    }
    try {
      return (Record) Json.readRequest(bytes, generic);
    } catch (IllegalArgumentException unreadable) {
      throw new MalformedBodyException(unreadable.getMessage(), unreadable);
    }
  }

  @Override
  public boolean isWriteable(Class<?> type, Type generic, Annotation[] notes, MediaType media) {
    return type.isRecord();
  }

  @Override
  public void writeTo(
      Record value,
      Class<?> type,
      Type generic,
      Annotation[] notes,
      MediaType media,
      MultivaluedMap<String, Object> headers,
      OutputStream body)
      throws IOException {
    write(value, headers, body);
  }

  static void write(Object value, MultivaluedMap<String, Object> headers, OutputStream body)
      throws IOException {
    headers.putSingle(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8");
    body.write((Json.write(value) + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
