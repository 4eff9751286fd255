// The user's own name and password.
import { html, render } from "../lit.js";
import * as api from "../api.js";
import { may } from "../access.js";
import { field } from "../field.js";
import { pageForm, required } from "../form.js";
import { icon } from "../icons.js";
import { meanwhile } from "../meanwhile.js";
import { passwordField } from "../password-field.js";
import { toast } from "../toast.js";

export default function accountPage(root, user) {
  const profile = { name: user.name, username: user.username, email: user.email, errors: {} };
  const secret = { old_password: "", password: "", errors: {} };
  const renames = may(user, "user:update");

  async function saveProfile() {
    const changed = await api.setProfile("me", { name: profile.name.trim(), username: profile.username.trim(), avatar_url: user.avatar_url });
    Object.assign(user, changed);
    toast("Your profile was saved");
  }

  /** This ends the current session too, so a new one takes its place. */
  async function savePassword() {
    const { old_password, password } = secret;
    await api.setPassword("me", { old_password, password });
    await api.logIn(user.email, password);
    Object.assign(secret, { old_password: "", password: "", passwords: {} });
    toast("Your password was changed. No server accepts your other sessions and tokens any more.");
  }

  const profileForm = () => pageForm(profile, {
    action: "Save profile", redraw, send: saveProfile, className: "form",
    check: () => required(profile, { username: "Enter a username." }),
    fields: () => html`
      ${field(profile, "name", "Full name", { autocomplete: "name" })}
      ${field(profile, "username", "Username", { autocomplete: "username", max: 32, readonly: !renames, hint: renames ? "Letters, digits and single hyphens." : "An administrator can change it." })}
      ${field(profile, "email", "Email", { readonly: true, hint: "You sign in with it." })}`,
  });

  const passwordForm = () => pageForm(secret, {
    action: "Change password", redraw, send: savePassword, className: "form",
    check: () => required(secret, { old_password: "Enter your current password.", password: "Enter a new password." }),
    fields: () => html`
      <input hidden autocomplete="username" .value=${user.email}>
      <p class="alert">${icon("alert", 18)}${
        meanwhile("A new password ends all your other sessions and deletes all your tokens.", secret.busy && "Ending all sessions and tokens on every server…")}</p>
      ${passwordField(secret, "old_password", "Current password", redraw)}
      ${passwordField(secret, "password", "New password", redraw, { fresh: true, hint: "Long and unusual: several words will do." })}`,
  });

  const redraw = () => render(html`
    <div class="page-head"><div><h1>Account</h1><p>Who you are here, and how you sign in.</p></div></div>
    <section class="card section" aria-labelledby="profile"><h2 id="profile">Profile</h2>${profileForm()}</section>
    ${user.login_type === "password" ? html`<section class="card section" aria-labelledby="password"><h2 id="password">Password</h2>${passwordForm()}</section>` : ""}`, root);
  redraw();
}
