// Labelled fields with their hint or error, and the boxes that say what went wrong.
import { html, live, nothing } from "./lit.js";
import { icon } from "./icons.js";

export const alertBox = (text, { kind = "bad" } = {}) => text
  ? html`<p class="alert ${kind}" role="alert">${icon(kind === "bad" ? "alert" : "info", 18)}<span>${text}</span></p>` : nothing;

/** An error message for a fieldset or field, for aria-describedby to point to. */
export const errorText = (id, text) => text ? html`<span id=${id} class="error">${icon("alert", 14)}<span>${text}</span></span>` : nothing;

/** A text field of a form: form[name] is its value, form.errors[name] what is wrong with it. */
export const field = (form, name, label, { type = "text", hint, autocomplete = "off", focus = false, placeholder, max = 128, readonly = false, input } = {}) => html`
  <div class="field">
    <label for=${`f-${name}`}>${label}</label>
    <input id=${`f-${name}`} name=${name} class="input" type=${type} autocomplete=${autocomplete} spellcheck="false" maxlength=${max}
      placeholder=${placeholder ?? nothing} ?data-focus=${focus} ?readonly=${readonly} .value=${live(form[name])}
      aria-invalid=${Boolean(form.errors[name])} aria-describedby=${`d-${name}`}
      @input=${(event) => { form[name] = event.target.value; input?.(event); }}>
    <span id=${`d-${name}`}>${form.errors[name] ? errorText(`e-${name}`, form.errors[name]) : hint ? html`<span class="hint">${hint}</span>` : nothing}</span>
  </div>`;

export const select = (id, label, value, options, choose) => html`
  <label class="select"><span class="sr-only">${label}</span>
    <select id=${id} class="input" @change=${(event) => choose(event.target.value)}>
      ${options.map(([key, text]) => html`<option value=${key} ?selected=${key === value}>${text}</option>`)}
    </select></label>`;

/** One of several radio buttons that look like a segmented control. */
export const segment = (name, value, text, current, choose) => html`
  <label><input type="radio" name=${name} value=${value} .checked=${live(current === value)} @change=${() => choose(value)}><span>${text}</span></label>`;
