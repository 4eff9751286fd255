// The first user of an installation.
import { html, render } from "../lit.js";
import * as api from "../api.js";
import { field } from "../field.js";
import { pageForm, required } from "../form.js";
import { passwordField } from "../password-field.js";
import { go } from "../router.js";

export default async function setupPage(root) {
  const form = { name: "", username: "", email: "", password: "", errors: {} };

  async function send() {
    const { email, password } = form;
    await api.createFirstUser({ name: form.name.trim(), username: form.username.trim(), email: email.trim(), password });
    await api.logIn(email.trim(), password);
    form.password = "";
    await go("/settings/tokens", { replace: true });
  }

  const redraw = () => render(html`
    <h1>Set up Latchkey</h1>
    <p class="lead-text">Create the first user. It owns this installation and can add others.</p>
    ${pageForm(form, {
      action: "Create the owner", redraw, send,
      check: () => required(form, { username: "Enter a username.", email: "Enter an email address.", password: "Enter a password." }),
      fields: () => html`
        ${field(form, "name", "Full name", { autocomplete: "name", focus: true, hint: "Optional." })}
        ${field(form, "username", "Username", { autocomplete: "username", max: 32, hint: "Letters, digits and single hyphens." })}
        ${field(form, "email", "Email", { type: "email", autocomplete: "email", max: 254, hint: "You sign in with it." })}
        ${passwordField(form, "password", "Password", redraw, { fresh: true, hint: "Long and unusual: several words will do." })}`,
    })}`, root);

  redraw();
  try {
    if (await api.hasFirstUser()) go("/login", { replace: true });
  } catch (error) {
    form.errors = { form: error.text };
    redraw();
  }
}
