package io.latchkey.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.api.ErrorResponse;
import jakarta.ejb.EJBException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.SystemException;
import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;
import org.hibernate.JDBCException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the platform throws by itself is said in our words (token API 1.2). */
class MappersTest {

  private final WebApplicationMapper platform = new WebApplicationMapper();
  private final UnexpectedErrorMapper fault = new UnexpectedErrorMapper();

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(new NotFoundException("http://10.0.0.1/x"), "Route not found."),
        Arguments.of(new NotAcceptableException(), "Not acceptable."),
        Arguments.of(new NotSupportedException(), "Unsupported media type."),
        Arguments.of(new WebApplicationException("m", 413), "Request body is too large."),
        Arguments.of(new WebApplicationException("m", 418), "Request refused."),
        Arguments.of(new InternalServerErrorException("m"), "An internal server error occurred."),
        Arguments.of(new WebApplicationException("m", 400), "Bad request."));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void itsOwnTextsAreReplacedByStatus(WebApplicationException thrown, String message) {
    Response answer = platform.toResponse(thrown);
    assertThat(answer.getStatus()).isEqualTo(thrown.getResponse().getStatus());
    assertThat(answer.getMediaType()).isEqualTo(MediaType.APPLICATION_JSON_TYPE);
    assertThat(answer.getEntity()).isEqualTo(new ErrorResponse(message, null, null));
  }

  @Test
  void theMethodsThatAreAllowedAreToldAndRedirectsPass() {
    Response answer = platform.toResponse(new NotAllowedException("GET", new String[] {"PUT"}));
    assertThat(answer.getHeaderString("Allow")).contains("GET", "PUT");
    assertThat(answer.getEntity()).isEqualTo(new ErrorResponse("Method not allowed.", null, null));
    URI there = URI.create("http://127.0.0.1/there");
    assertThat(platform.toResponse(new RedirectionException(303, there)).getLocation())
        .isEqualTo(there);
  }

  @Test
  void aMalformedBodySaysWhatIsWrongWithIt() {
    assertThat(platform.toResponse(new MalformedBodyException("scope: no", null)).getEntity())
        .isEqualTo(new ErrorResponse("Request body must be valid JSON.", "scope: no", null));
  }

  @Test
  void aRefusalIsSentAsItIsHoweverDeepItLies() {
    Problem refused = Problem.of(401, "m").withHeader("WWW-Authenticate", "Bearer");
    Response answer = fault.toResponse(new EJBException(new RuntimeException(refused)));
    assertThat(answer.getStatus()).isEqualTo(401);
    assertThat(answer.getHeaderString("WWW-Authenticate")).isEqualTo("Bearer");
  }

  static Stream<Exception> outages() {
    SQLException lost = new SQLException("10.0.0.1", "08S01");
    return Stream.of(
        new EJBException(new PersistenceException(lost)),
        new EJBException(new SQLException("no connection", lost)),
        new JDBCException(
            "Unable to acquire JDBC Connection", new SQLException("In-use connections …")),
        new SQLTransientConnectionException("10.0.0.1"),
        new EJBException(
            (Exception) new SystemException().initCause(new XAException("Communications…"))));
  }

  @ParameterizedTest
  @MethodSource("outages")
  void aDatabaseThatIsAwayIsToldToBeThatAndNothingElse(Exception thrown) {
    Response answer = fault.toResponse(thrown);
    assertThat(answer.getStatus()).isEqualTo(500);
    ErrorResponse body = (ErrorResponse) answer.getEntity();
    assertThat(body.detail()).isEqualTo("The database does not answer.");
  }

  @Test
  void whatTheDatabaseRefusesIsAFault() {
    SQLException constraint = new SQLException("x", "23000");
    assertThat(fault.toResponse(new EJBException(constraint)).getStatus()).isEqualTo(500);
  }

  @Test
  void aFaultTellsAReferenceAndNothingElse() {
    Response answer = fault.toResponse(new EJBException(new IllegalStateException("jdbc:secret")));
    assertThat(answer.getStatus()).isEqualTo(500);
    ErrorResponse body = (ErrorResponse) answer.getEntity();
    assertThat(body.message()).isEqualTo("An internal server error occurred.");
    assertThat(body.detail()).matches("Reference [0-9a-f-]{36}\\.");
  }
}
