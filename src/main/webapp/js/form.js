// A form on a page: sends one request at a time, shows the server's messages at their fields, focuses the first invalid one.
import { html, nothing } from "./lit.js";
import { alertBox } from "./field.js";
import { caption } from "./meanwhile.js";

/** cancel: the address that leaves it. form: values by field name. ready(): waits for what check and send need, and fails if that cannot be loaded.
 *  check(form): messages by field, none if all is well. send(form): what submitting does. */
export function pageForm(form, { action, cancel, redraw, ready = () => {}, check = () => ({}), send, fields, className = "card form" }) {
  form.errors ??= {};

  async function submit(event) {
    event.preventDefault();
    if (form.busy) return;
    const element = event.target;
    form.ours = false;
    form.busy = true;
    redraw();
    try {
      await ready();
      if (!element.isConnected) return; // the page was left meanwhile
      form.errors = check(form);
      form.ours = Object.keys(form.errors).length > 0;
      redraw();
      if (!form.ours) await send(form);
    } catch (error) {
      const atFields = Object.keys(error.fields ?? {}).some((name) => name in form);
      form.errors = atFields ? error.fields : { form: error.text ?? error.message };
    }
    form.busy = false;
    redraw();
    element.querySelector("[aria-invalid=true]")?.focus();
  }

  const mend = (event) => forget(form, event.target.name, form.ours ? check(form) : undefined, redraw);

  return html`
    <form class=${className} novalidate @submit=${submit} @input=${mend} @change=${mend}>
      ${alertBox(form.errors.form)}
      ${fields()}
      <div class="form-foot">${cancel ? html`<a class="btn" href=${cancel}>Cancel</a>` : nothing}<button class="btn primary" aria-disabled=${Boolean(form.busy)}>${caption(action, form.busy, "One moment…")}</button></div>
    </form>`;
}

/** Drops errors that have been corrected. found: what the form's own check finds now, if the errors are its own; the server's are dropped field by field. */
export function forget(form, name, found, redraw) {
  const left = Object.entries(form.errors).filter(([key]) => (found ? key in found : key !== name));
  if (left.length === Object.keys(form.errors).length) return;
  form.errors = Object.fromEntries(left);
  redraw();
}

/** "Enter a name." for every field that is empty. */
export const required = (form, texts) => Object.fromEntries(Object.entries(texts).filter(([name]) => !form[name]?.trim()));
