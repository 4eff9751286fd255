// A fresh session key for a command line; every visit creates one.
import { html, render } from "../lit.js";
import * as api from "../api.js";
import { alertBox } from "../field.js";
import { secretField } from "../secret.js";

export default async function cliAuthPage(root) {
  const state = { value: "", masked: true, copied: false };
  let error = "";

  const redraw = () => render(html`
    <div class="page-head"><div><h1>Session token</h1><p>Copy the session token below and paste it in your terminal.</p></div></div>
    ${alertBox(error)}
    <section class="card section" aria-label="Session token">
      ${state.value ? secretField(state, "Session token", redraw) : html`<p class="muted" role="status">${error ? "No token was created." : "Creating a token…"}</p>`}
      <p class="hint">It acts as you, and stays alive while it is used. Every visit to this page creates another one; end those you do not need under <a href="/settings/sessions">Sessions</a>.</p>
      <div class="stack-s"><span class="label">In the terminal</span><pre class="snippet" tabindex="0">latchkey login ${location.origin}</pre></div>
    </section>`, root);

  redraw();
  try {
    state.value = (await api.createKey()).key;
  } catch (e) {
    error = e.text;
  }
  redraw();
}
