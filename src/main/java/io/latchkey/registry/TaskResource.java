package io.latchkey.registry;

import io.latchkey.access.Requires;
import io.latchkey.api.TasksResponse;
import io.latchkey.storage.Retried;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Tasks, of which there are none, but editors ask for them. */
@Path("/tasks")
@Produces(MediaType.APPLICATION_JSON)
@Retried
@ApplicationScoped
public class TaskResource {

  /** An empty page, whatever is asked for. */
  @GET
  @Requires({})
  public TasksResponse list() {
    return new TasksResponse(List.of(), 0);
  }
}
