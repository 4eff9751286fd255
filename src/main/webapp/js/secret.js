// A secret that is shown once: masked or not, with a copy button.
import { html } from "./lit.js";
import { copy } from "./clipboard.js";
import { icon } from "./icons.js";

/** state: { value, masked, copied }; the page empties value when it is left. */
export function secretField(state, label, redraw) {
  async function take(event) {
    const field = event.currentTarget.parentElement.querySelector("input");
    state.copied = await copy(field);
    state.manual = !state.copied;
    redraw();
  }
  return html`
    <div class="field">
      <label for="secret">${label}</label>
      <div class="secret">
        <input id="secret" readonly spellcheck="false" autocomplete="off" type=${state.masked ? "password" : "text"} .value=${state.value}
          @focus=${(event) => event.target.select()} @copy=${() => { state.copied = true; redraw(); }}>
        <button type="button" class="icon-btn" aria-label="Show" aria-pressed=${!state.masked} @click=${() => { state.masked = !state.masked; redraw(); }}>${icon("eye", 18)}</button>
        <button type="button" class="btn" @click=${take}>${icon(state.copied ? "check" : "copy")}<span>${state.copied ? "Copied" : "Copy"}</span></button>
      </div>
      <span class="hint" role="status">${state.copied ? "It is on the clipboard." : state.manual ? "It is selected: copy it with Ctrl+C or ⌘C." : ""}</span>
    </div>`;
}
