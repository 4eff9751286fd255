package io.latchkey.problem;

import io.latchkey.storage.DatabaseFailure;
import jakarta.ejb.EJBException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;

/**
 * A fault of ours, or of something we depend on: 500 with a reference to be found in the log. Only
 * the log has the cause, which may name tables, addresses or values. A database that does not
 * answer is reported differently: see {@link DatabaseUnavailable}.
 */
@Provider
public class UnexpectedErrorMapper implements ExceptionMapper<Throwable> {

  private static final Logger LOG = System.getLogger(UnexpectedErrorMapper.class.getName());

  @Override
  public Response toResponse(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof Problem problem) {
        return ProblemMapper.response(problem);
      }
    }
    if (DatabaseFailure.isUnavailable(fault)) {
      LOG.log(Level.WARNING, "The database does not answer: {0}", rootOf(fault));
      return ProblemMapper.response(DatabaseUnavailable.refusal());
    }
    UUID reference = UUID.randomUUID();
    boolean wrapped = fault instanceof EJBException && fault.getCause() != null;
    LOG.log(Level.ERROR, "Fault " + reference, wrapped ? fault.getCause() : fault);
    return ProblemMapper.response(
        Problem.of(500, "An internal server error occurred.", "Reference " + reference + "."));
  }

  /**
   * The first line of the root cause, since every request fails this way while the database is
   * away.
   */
  private static String rootOf(Throwable fault) {
    Throwable root = fault;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
  }
}
