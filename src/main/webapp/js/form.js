// A form on a page: sends once at a time, shows what the server says at its field, focuses the first wrong one.
import { html, nothing } from "./lit.js";
import { alertBox } from "./field.js";

/** cancel: the address that leaves it. form: values by field name. check(form): messages by field, none if all is well. send(form): what to do. */
export function pageForm(form, { action, cancel, redraw, check = () => ({}), send, fields, className = "card form" }) {
  form.errors ??= {};

  async function submit(event) {
    event.preventDefault();
    if (form.busy) return;
    const element = event.target;
    form.errors = check(form);
    form.busy = !Object.keys(form.errors).length;
    redraw();
    if (form.busy) {
      try {
        await send(form);
      } catch (error) {
        const atFields = Object.keys(error.fields ?? {}).some((name) => name in form);
        form.errors = atFields ? error.fields : { form: error.text ?? error.message };
      }
      form.busy = false;
      redraw();
    }
    element.querySelector("[aria-invalid=true]")?.focus();
  }

  return html`
    <form class=${className} novalidate @submit=${submit}>
      ${alertBox(form.errors.form)}
      ${fields()}
      <div class="form-foot">${cancel ? html`<a class="btn" href=${cancel}>Cancel</a>` : nothing}<button class="btn primary" aria-disabled=${Boolean(form.busy)}>${form.busy ? "One moment…" : action}</button></div>
    </form>`;
}

/** "Enter a name." for every field that is empty. */
export const required = (form, texts) => Object.fromEntries(Object.entries(texts).filter(([name]) => !form[name]?.trim()));
