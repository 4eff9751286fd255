package io.latchkey.user;

import io.latchkey.access.Caller;
import io.latchkey.access.Requires;
import io.latchkey.api.CreateUserRequest;
import io.latchkey.api.LoginTypeResponse;
import io.latchkey.api.MessageResponse;
import io.latchkey.api.UpdateProfileRequest;
import io.latchkey.api.UserAppearanceResponse;
import io.latchkey.api.UserResponse;
import io.latchkey.api.UsersResponse;
import io.latchkey.api.ValidatePasswordRequest;
import io.latchkey.api.ValidatePasswordResponse;
import io.latchkey.problem.Problem;
import io.latchkey.revocation.RevocationWait;
import io.latchkey.search.Page;
import io.latchkey.search.QueryParameters;
import io.latchkey.settings.Settings;
import io.latchkey.storage.Retried;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** People (token API 3.3). */
@Path("/users")
@Produces(MediaType.APPLICATION_JSON)
@Retried
@ApplicationScoped
public class UserResource {

  @Inject UserParameter users;
  @Inject Users people;
  @Inject UserAdministration administration;
  @Inject UserCreation creation;
  @Inject RevocationWait wait;
  @Inject Settings settings;

  /** A page of the users that the caller may read. */
  @GET
  @Requires({})
  public UsersResponse list(@Context SecurityContext security) {
    RequestContext context = RequestContext.of(security);
    QueryParameters query = context.query();
    Page page = Page.of(query);
    return people.list(new UserSearch(context.caller()).read(query), page);
  }

  /** Creates a user, dormant until first seen unless the request says otherwise. */
  @POST
  @Requires(value = "user:create", refusal = "You are not authorized to create users.")
  public Response create(
      @Context SecurityContext security, @NotNull @Valid CreateUserRequest request) {
    NewUser wanted = NewUser.parse(request, settings.passwordAuth());
    Caller caller = RequestContext.of(security).caller();
    return Response.status(Response.Status.CREATED)
        .entity(creation.create(caller, wanted, wanted.hashedPassword(caller)))
        .build();
  }

  /** Says whether a password would be accepted. */
  @POST
  @Path("/validate-password")
  @PermitAll
  public ValidatePasswordResponse validatePassword(@NotNull ValidatePasswordRequest request) {
    String password = request.password() == null ? "" : request.password();
    Optional<String> weakness = PasswordStrength.weakness(password);
    return new ValidatePasswordResponse(weakness.isEmpty(), weakness.orElse(""));
  }

  /** One user, by UUID, username or {@code me}. */
  @GET
  @Path("/{user}")
  @Requires("user:read")
  public UserResponse view(@Context SecurityContext security) {
    return users.resolve(RequestContext.of(security)).toResponse();
  }

  /** Deletes a user and all their keys; the row stays and the names become free. */
  @DELETE
  @Path("/{user}")
  @Requires({"user:read", "user:delete"})
  public CompletionStage<MessageResponse> delete(@Context SecurityContext security) {
    RequestContext context = RequestContext.of(security);
    return wait.answer(
        administration.delete(context.caller(), id(context)),
        byThis -> {
          if (!byThis) {
            throw Problem.notFound();
          }
          return new MessageResponse("User has been deleted!");
        });
  }

  /** Changes the username, real name and picture. */
  @PUT
  @Path("/{user}/profile")
  @Requires({"user:read", "user:update_personal"})
  public CompletionStage<UserResponse> updateProfile(
      @Context SecurityContext security, @NotNull @Valid UpdateProfileRequest request) {
    RequestContext context = RequestContext.of(security);
    return wait.answer(administration.updateProfile(context.caller(), id(context), request));
  }

  /** Suspends a user; the keys remain but are rejected. */
  @PUT
  @Path("/{user}/status/suspend")
  @Requires({"user:read", "user:update"})
  public CompletionStage<UserResponse> suspend(@Context SecurityContext security) {
    return setStatus(RequestContext.of(security), UserStatus.SUSPENDED);
  }

  /** Lets a user in again. */
  @PUT
  @Path("/{user}/status/activate")
  @Requires({"user:read", "user:update"})
  public CompletionStage<UserResponse> activate(@Context SecurityContext security) {
    return setStatus(RequestContext.of(security), UserStatus.ACTIVE);
  }

  private CompletionStage<UserResponse> setStatus(RequestContext context, UserStatus status) {
    return wait.answer(administration.setStatus(context.caller(), id(context), status));
  }

  /** How the caller logs in; it is not disclosed for anybody else. */
  @GET
  @Path("/{user}/login-type")
  @Requires("user:read")
  public LoginTypeResponse loginType(@Context SecurityContext security) {
    RequestContext context = RequestContext.of(security);
    User found = users.resolve(context);
    if (!found.id().equals(context.caller().userId())) {
      throw Problem.of(403, "You are not authorized to view this user's login type.");
    }
    return new LoginTypeResponse(found.loginType().text());
  }

  /**
   * How a user wants pages to look; for the user themselves, and whoever may read personal data.
   */
  @GET
  @Path("/{user}/appearance")
  @Requires({"user:read", "user:read_personal"})
  public UserAppearanceResponse appearance(@Context SecurityContext security) {
    RequestContext context = RequestContext.of(security);
    User found = users.resolve(context);
    if (!context.caller().may("user:read_personal", found.asObject())) {
      throw Problem.notFound();
    }
    return UserAppearanceResponse.DEFAULT;
  }

  private UUID id(RequestContext context) {
    return users.resolve(context).id();
  }
}
