// A password field that can show what is typed, and says during typing whether the server would accept it.
import { html, live, nothing } from "./lit.js";
import * as api from "./api.js";
import { errorText } from "./field.js";
import { icon } from "./icons.js";

const pause = 350;
const asSentence = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith(".") ? "" : "."}`;

/** fresh: a new password, judged while it is typed; otherwise one to sign in with. */
export function passwordField(form, name, label, redraw, { fresh = false, hint } = {}) {
  form.passwords ??= {};
  const own = (form.passwords[name] ??= { shown: false, verdict: null });

  function input(event) {
    form[name] = event.target.value;
    if (!fresh) return;
    clearTimeout(own.timer);
    own.verdict = null;
    own.timer = setTimeout(async () => {
      const judged = form[name];
      const verdict = judged ? await api.checkPassword(judged).catch(() => null) : null;
      if (judged === form[name]) { own.verdict = verdict; redraw(); }
    }, pause);
    redraw();
  }

  const verdict = own.verdict && (own.verdict.valid ? html`<span class="good">${icon("check", 14)}Strong enough</span>` : html`<span class="hint">${asSentence(own.verdict.details)}</span>`);
  return html`
    <div class="field">
      <label for=${`f-${name}`}>${label}</label>
      <div class="with-button">
        <input id=${`f-${name}`} name=${name} class="input" type=${own.shown ? "text" : "password"} spellcheck="false" autocapitalize="off"
          autocomplete=${fresh ? "new-password" : "current-password"} .value=${live(form[name])} @input=${input}
          aria-invalid=${Boolean(form.errors[name])} aria-describedby=${`d-${name}`}>
        <button type="button" class="icon-btn" aria-label=${`Show ${label.toLowerCase()}`} aria-pressed=${own.shown} @click=${() => { own.shown = !own.shown; redraw(); }}>${icon("eye", 17)}</button>
      </div>
      <span id=${`d-${name}`} aria-live="polite">${form.errors[name] ? errorText(`e-${name}`, form.errors[name]) : verdict ?? (hint ? html`<span class="hint">${hint}</span>` : nothing)}</span>
    </div>`;
}
