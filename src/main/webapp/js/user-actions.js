// An administrator's actions on a user; each asks first and resolves with true when done.
import { html, live, nothing } from "./lit.js";
import * as api from "./api.js";
import { confirm, FieldErrors, formDialog } from "./dialog.js";
import { errorText, field, segment } from "./field.js";
import { required } from "./form.js";
import { passwordField } from "./password-field.js";
import { toast } from "./toast.js";

const hints = {
  owner: "Everything, including everybody's tokens.",
  "user-admin": "Creates, changes and deletes users.",
  "template-admin": "Manages templates, sees all workspaces.",
  auditor: "Reads users, templates and the audit log.",
  verifier: "For services: may ask whether a presented key is good.",
};
const defaultOrganization = "00000000-0000-0000-0000-000000000000";

const ending = "Ending every session and token on every server…";
const ended = "No server accepts a session or token of this user any more.";
const telling = "Telling every server…";

const done = (text) => (result) => { if (result) toast(text()); return result; };

/** roles: those that the caller may give, [{ name, display_name }]. */
const roleBoxes = (roles) => (form, redraw) => html`
  <fieldset class="stack-s"><legend>Roles</legend>
    ${roles.map(({ name, display_name }) => html`
      <label class="choice"><input type="checkbox" class="check" name="roles" value=${name} .checked=${live(form.roles.includes(name))} @change=${(event) => {
        form.roles = event.target.checked ? [...form.roles, name] : form.roles.filter((each) => each !== name);
        redraw();
      }}><span><strong>${display_name}</strong><span class="hint">${hints[name] ?? nothing}</span></span></label>`)}
    <p class="hint">Without a role a user is a member, who has tokens and workspaces of their own.</p>
    ${errorText("e-roles", form.errors.roles)}
  </fieldset>`;

function requireFields(form, texts) {
  const errors = required(form, texts);
  if (Object.keys(errors).length) throw new FieldErrors(errors);
}

export function createUser(roles) {
  const form = { kind: "person", username: "", name: "", email: "", password: "", roles: [] };
  const person = () => form.kind === "person";
  return formDialog({
    title: "Create user", action: "Create user", form,
    fields: (_, redraw) => html`
      <div class="segments" role="radiogroup" aria-label="Kind of user">
        ${segment("kind", "person", "Person", form.kind, (kind) => { form.kind = kind; redraw(); })}
        ${segment("kind", "service", "Service account", form.kind, (kind) => { form.kind = kind; redraw(); })}
      </div>
      ${field(form, "username", "Username", { max: 32, focus: true, hint: "Letters, digits and single hyphens." })}
      ${field(form, "name", "Full name", { hint: "Optional." })}
      ${person() ? html`
        ${field(form, "email", "Email", { type: "email", max: 254, hint: "The user signs in with it." })}
        ${passwordField(form, "password", "Password", redraw, { fresh: true, hint: "Hand it over safely; the user can change it." })}`
        : html`<p class="hint">A service account cannot sign in: you create its tokens on its behalf.</p>`}
      ${roles.length ? roleBoxes(roles)(form, redraw) : nothing}`,
    save: () => {
      requireFields(form, { username: "Enter a username.", ...(person() ? { email: "Enter an email address.", password: "Enter a password." } : {}) });
      const base = { username: form.username.trim(), name: form.name.trim(), organization_ids: [defaultOrganization], roles: form.roles };
      return api.createUser(person() ? { ...base, email: form.email.trim(), password: form.password } : { ...base, service_account: true });
    },
  }).then(done(() => `${form.username} was created`));
}

export function changeRoles(person, roles) {
  const form = { roles: person.roles.map((role) => role.name) };
  return formDialog({
    title: `Roles of ${person.username}`, action: "Save roles", form, fields: roleBoxes(roles),
    text: "They count for this user's sessions and tokens too.", doing: telling,
    save: () => api.setRoles(person.id, form.roles),
  }).then(done(() => `The roles of ${person.username} were changed. Every server goes by the new ones.`));
}

export function resetPassword(person) {
  const form = { password: "" };
  return formDialog({
    title: `Reset the password of ${person.username}`, action: "Set password", form,
    text: "It ends all sessions of this user and deletes all tokens.", doing: ending,
    fields: (_, redraw) => passwordField(form, "password", "New password", redraw, { fresh: true, hint: "Long and unusual: several words will do." }),
    save: () => {
      requireFields(form, { password: "Enter a new password." });
      return api.setPassword(person.id, { password: form.password });
    },
  }).then(done(() => `The password of ${person.username} was changed. No server accepts the sessions and tokens from before.`));
}

export const suspend = (person) => confirm({
  title: `Suspend ${person.username}?`, action: "Suspend",
  text: "Every session and token of this user is refused until you activate the user again.", doing: ending, run: () => api.setStatus(person.id, "suspend"),
}).then(done(() => `${person.username} is suspended. ${ended}`));

export const activate = (person) => confirm({
  title: `Activate ${person.username}?`, action: "Activate", danger: false,
  text: "The user can sign in again, and the tokens that have not expired work again.", doing: telling, run: () => api.setStatus(person.id, "activate"),
}).then(done(() => `${person.username} is active, and every server knows it.`));

export const remove = (person) => confirm({
  title: `Delete ${person.username}?`, action: "Delete user",
  text: "The user and all sessions and tokens are gone. This cannot be undone.", doing: ending, run: () => api.deleteUser(person.id),
}).then(done(() => `${person.username} was deleted. ${ended}`));
