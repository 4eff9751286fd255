// The only view of a service's new token: whole, in halves, and within the configuration of a framework, which is filled in here.
import { html, render } from "../lit.js";
import * as api from "../api.js";
import { confirm } from "../dialog.js";
import { alertBox } from "../field.js";
import { icon } from "../icons.js";
import { guardWith } from "../router.js";
import { secretField } from "../secret.js";

const frameworks = [["wildfly", "WildFly"], ["liberty", "Open Liberty"], ["quarkus", "Quarkus"], ["spring", "Spring Boot"]];

const fill = (template, url, [id, secret]) => template
  .replaceAll("LATCHKEY_URL", url)
  .replaceAll("CLIENT_ID", id)
  .replaceAll("CLIENT_SECRET", secret)
  .replaceAll("HTTPS_REQUIRED", String(url.startsWith("https:")));

/** done(): what follows once the token may be forgotten. */
export function showServiceToken(root, { name, key }, done) {
  const state = { value: key, masked: false, copied: false };
  const halves = key.split("-");
  const templates = {};
  let url = "";
  let shown = frameworks[0][0];
  let error = "";

  guardWith(() => confirm({ title: "Leave without the token?", action: "Leave", text: "You have not copied it, and it cannot be shown again.", run: async () => {} }));

  async function turnTo(framework) {
    shown = framework;
    redraw();
    try {
      url ||= await api.accessUrl();
      templates[framework] ??= await api.configuration(framework);
      error = "";
    } catch (failure) {
      error = failure.text;
    }
    redraw();
  }

  const step = (framework, by) => frameworks.at((frameworks.findIndex(([each]) => each === framework) + by) % frameworks.length)[0];

  const tab = ([framework, label]) => html`<button type="button" role="tab" id=${`tab-${framework}`} aria-controls="panel" aria-selected=${shown === framework} tabindex=${shown === framework ? 0 : -1}
    @click=${() => turnTo(framework)} @keydown=${(event) => {
      const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!by) return;
      turnTo(step(framework, by));
      document.getElementById(`tab-${shown}`).focus();
    }}>${label}</button>`;

  const view = () => html`
    <div class="page-head"><div><h1 tabindex="-1">Token of ${name}</h1><p>With it the service asks whether a key that it is shown is good, and for what.</p></div></div>
    <section class="card form wide" aria-label="The new token">
      <p class="alert">${icon("alert", 18)}<span>Copy the token now. The server keeps only its hash, so it cannot be shown again.</span></p>
      ${secretField(state, `Token of ${name}`, redraw)}
      <dl class="facts">
        <dt>Client id</dt><dd class="mono" id="client-id">${halves[0]}</dd>
        <dt>Client secret</dt><dd class="mono" id="client-secret">${halves[1]}</dd>
        <dt>Introspection</dt><dd class="mono">${url}/oauth2/introspect</dd>
      </dl>
      <div>
        <div class="tabs" role="tablist" aria-label="Framework">${frameworks.map(tab)}</div>
        <div id="panel" role="tabpanel" aria-labelledby=${`tab-${shown}`}>
          ${alertBox(error)}<pre class="snippet" tabindex="0" @copy=${() => { state.copied = true; redraw(); }}>${templates[shown] ? fill(templates[shown], url, halves) : ""}</pre>
        </div>
      </div>
      <div class="form-foot"><span class="hint">Leaving this page forgets the token.</span><button type="button" class="btn primary" @click=${done}>Done</button></div>
    </section>`;

  const redraw = () => {
    if (state.copied) guardWith(undefined);
    render(view(), root);
  };

  document.title = `Token of ${name} · Latchkey`;
  turnTo(shown);
  scrollTo(0, 0);
  document.getElementById("secret").focus();
}
