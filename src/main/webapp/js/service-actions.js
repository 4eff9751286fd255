// Makes the user of a service that verifies keys, and its tokens; each asks first and resolves with { name, key } when done.
import * as api from "./api.js";
import { confirm, FieldErrors, formDialog } from "./dialog.js";
import { field } from "./field.js";
import { required } from "./form.js";

const role = "verifier";
const scope = "api_key:introspect";
const defaultOrganization = "00000000-0000-0000-0000-000000000000";
const nanosInSecond = 1e9;

/** It lasts as long as the server allows: when it ends, the service lets nobody in. */
async function createToken({ id, username }) {    // by the id: the name could be "me"
  const { max_token_lifetime } = await api.tokenConfig(id);
  const lifetime = Math.floor(max_token_lifetime / nanosInSecond) * nanosInSecond;
  return { name: username, key: (await api.createToken({ lifetime, scopes: [scope] }, id)).key };
}

export async function createService() {
  const form = { name: "" };
  let created = null;
  let made;
  await formDialog({
    title: "Create service", action: "Create service", form,
    text: "A service account that may verify keys and nothing else, and its token, which is shown once.",
    fields: () => field(form, "name", "Name", { max: 32, focus: true, readonly: Boolean(created), hint: "Letters, digits and single hyphens." }),
    save: async () => {
      const errors = required(form, { name: "Give the service a name." });
      if (Object.keys(errors).length) throw new FieldErrors(errors);
      const name = form.name.trim();
      if (!created) {
        try {
          created = await api.createUser({ username: name, service_account: true, user_status: "active", organization_ids: [defaultOrganization], roles: [role] });
        } catch (error) {
          if (error.fields?.username) error.fields.name = error.fields.username;
          if (error.status === 409) error.fields.name = "There is a user with this name already.";
          throw error;
        }
      }
      try {
        made = await createToken(created);
      } catch (error) {
        throw new Error(`The service was created, but not its token. Try again. ${error.text ?? error.message}`);
      }
    },
  });
  return made;
}

export async function newToken(service) {
  let made;
  await confirm({
    title: `New token for ${service.username}?`, action: "Create token", danger: false,
    text: "The tokens that the service has stay valid: expire them under All tokens once it uses the new one.",
    run: async () => { made = await createToken(service); },
  });
  return made;
}
