// Signs in, then returns to the page that the user came from.
import { html, render } from "../lit.js";
import * as api from "../api.js";
import { alertBox, field } from "../field.js";
import { pageForm, required } from "../form.js";
import { passwordField } from "../password-field.js";
import { samePath } from "../redirect.js";
import { fromAddress, go } from "../router.js";

const longest = 300;

export default async function loginPage(root) {
  const form = { email: "", password: "", errors: {} };
  const message = fromAddress("message").slice(0, longest);
  const target = samePath(fromAddress("redirect"));
  let disabled = false;
  const onward = () => go(target, { replace: true });

  const redraw = () => render(html`
    <h1>Sign in</h1>
    ${alertBox(disabled ? "Signing in with a password is switched off here." : form.errors.form ? "" : message, { kind: "info" })}
    ${pageForm(form, {
      action: "Sign in", redraw,
      check: () => required(form, { email: "Enter your email address.", password: "Enter your password." }),
      send: async () => {
        await api.logIn(form.email.trim(), form.password);
        form.password = "";
        await onward();
      },
      fields: () => html`
        ${field(form, "email", "Email", { type: "email", autocomplete: "username", focus: true, max: 254 })}
        ${passwordField(form, "password", "Password", redraw)}`,
    })}`, root);

  redraw();
  try {
    if (await api.whoAmI()) return onward();
    if (!await api.hasFirstUser()) return go("/setup", { replace: true });
    disabled = !(await api.authMethods()).password.enabled;
  } catch (error) {
    form.errors = { form: error.text };
  }
  redraw();
}
