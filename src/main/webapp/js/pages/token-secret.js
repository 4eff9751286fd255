// The only view of a new token's secret. Asks before the page is left with the secret not copied.
import { html, render } from "../lit.js";
import { confirm } from "../dialog.js";
import { formatDay } from "../format.js";
import { icon } from "../icons.js";
import { go, guardWith } from "../router.js";
import { secretField } from "../secret.js";

const snippets = (origin) => [
  ["curl", `curl -H "Coder-Session-Token: $TOKEN" ${origin}/api/v2/users/me`],
  ["Command line", `CODER_URL=${origin} CODER_SESSION_TOKEN=$TOKEN latchkey whoami`],
];

export function showToken(root, key, wanted) {
  const state = { value: key, masked: false, copied: false };
  const leave = () => confirm({ title: "Leave without the token?", action: "Leave", text: "You have not copied it, and it cannot be shown again.", run: async () => {} });
  const done = () => go("/settings/tokens");
  const tag = (text) => html`<span class="tag">${text}</span> `;

  guardWith(leave);

  const redraw = () => {
    if (state.copied) guardWith(undefined);
    render(view(), root);
  };

  const view = () => html`
    <div class="page-head"><div><h1 tabindex="-1">Token created</h1><p>“${wanted.token_name}” expires on ${formatDay(Date.now() + wanted.lifetime / 1e6)}.</p></div></div>
    <section class="card form wide" aria-label="The new token">
      <p class="alert">${icon("alert", 18)}<span>Copy the token now. The server keeps only its hash, so it cannot be shown again.</span></p>
      ${secretField(state, `Token “${wanted.token_name}”`, redraw)}
      ${snippets(location.origin).map(([title, text]) => html`<div class="stack-s"><span class="label">${title}</span><pre class="snippet" tabindex="0">${text}</pre></div>`)}
      <dl class="facts">
        <dt>Scopes</dt><dd>${wanted.scopes.map(tag)}</dd>
        <dt>Allow list</dt><dd>${wanted.allow_list.map((entry) => tag(entry.type === "*" ? "any resource" : `${entry.type}:${entry.id}`))}</dd>
      </dl>
      <div class="form-foot"><span class="hint">Leaving this page forgets the token.</span><button type="button" class="btn primary" @click=${done}>Done</button></div>
    </section>`;

  document.title = "Token created · Latchkey";
  redraw();
  scrollTo(0, 0);
  document.getElementById("secret").focus();
}
