// Modal dialogs on the browser's own element, which traps the focus and restores it.
import { html, nothing, render } from "./lit.js";
import { alertBox } from "./field.js";
import { forget } from "./form.js";
import { icon } from "./icons.js";
import { caption, meanwhile } from "./meanwhile.js";
import { toast } from "./toast.js";

const patience = 10e3;    // how long a list may take to reload

/** Opens a dialog; view(redraw, close) returns its content. Resolves with the value given to close(). */
export function dialog(view, { narrow = false } = {}) {
  return new Promise((resolve) => {
    const element = document.createElement("dialog");
    if (narrow) element.className = "narrow";
    element.setAttribute("aria-labelledby", "dialog-title");
    const close = (value) => { resolve(value); element.close(); };
    const redraw = () => render(view(redraw, close), element);
    const opener = document.activeElement;
    element.addEventListener("close", () => { resolve(undefined); element.remove(); focusHeadingWithout(opener); });
    document.body.append(element);
    redraw();
    element.showModal();
    element.querySelector("[data-focus]")?.focus();
  });
}

/** If the row from which a dialog was opened disappears, the focus would be lost. */
function focusHeadingWithout(opener) {
  const watch = new MutationObserver(() => {
    if (opener.isConnected) return;
    watch.disconnect();
    if (document.activeElement === document.body) document.querySelector("h1")?.focus({ preventScroll: true });
  });
  watch.observe(document.getElementById("app"), { childList: true, subtree: true });
  setTimeout(() => watch.disconnect(), patience);
}

export const dialogHead = (title, text, close) => html`
  <div class="dialog-head">
    <div><h2 id="dialog-title">${title}</h2>${text ? html`<p>${text}</p>` : nothing}</div>
    <button type="button" class="icon-btn" aria-label="Close" @click=${() => close()}>${icon("close", 18)}</button>
  </div>`;

/** What was started goes on when its dialog is closed, so whoever closed it learns the outcome too. */
const outcome = (running) => running?.then(() => true, (error) => { toast(error.text ?? error.message, { bad: true }); });

/** Asks before calling run(tell), and shows in the dialog what is being done meanwhile, or what tell() was given, or why it
 *  failed. Resolves with true when it has run. */
export function confirm({ title, text, doing, action, danger = true, run }) {
  let running;
  let progress = doing;
  let error;
  return dialog((redraw, close) => {
    async function submit(event) {
      event.preventDefault();
      if (running) return;
      running = run((text) => { progress = text; redraw(); });
      redraw();
      try {
        await running;
        close(true);
      } catch (e) {
        running = undefined;
        error = e;
        redraw();
      }
    }
    const busy = Boolean(running);
    return html`
      <form @submit=${submit}>
        ${dialogHead(title, null, close)}
        <div class="dialog-body">${alertBox(error?.text)}<p>${meanwhile(text, busy && progress)}</p></div>
        <div class="dialog-foot">
          <button type="button" class="btn" autofocus aria-disabled=${busy} @click=${() => busy || close()}>Cancel</button>
          <button class=${danger ? "btn danger" : "btn primary"} aria-disabled=${busy}>${caption(action, busy, "Working…")}</button>
        </div>
      </form>`;
  }, { narrow: true }).then((done) => done ?? outcome(running));
}

/** A dialog with a form: fields(form, redraw) returns its content, save(form) is called on submit; doing, if it is said,
 *  replaces text meanwhile. Resolves with true when saved. */
export function formDialog({ title, text, doing, action, form, fields, save }) {
  let running;
  Object.assign(form, { errors: {}, busy: false });
  return dialog((redraw, close) => {
    async function submit(event) {
      event.preventDefault();
      if (form.busy) return;
      form.busy = true;
      redraw();
      try {
        running = save(form);
        await running;
        close(true);
      } catch (e) {
        running = undefined;
        const known = Object.keys(e.fields ?? {}).filter((name) => name in form);
        form.busy = false;
        form.errors = known.length ? { ...e.fields } : { form: e.text ?? e.message };
        redraw();
        event.target.querySelector("[aria-invalid=true]")?.focus();
      }
    }
    const mend = (event) => forget(form, event.target.name, undefined, redraw);

    return html`
      <form novalidate @submit=${submit} @input=${mend} @change=${mend}>
        ${dialogHead(title, doing ? meanwhile(text, form.busy && doing) : text, close)}
        <div class="dialog-body">${alertBox(form.errors.form)}${fields(form, redraw)}</div>
        <div class="dialog-foot">
          <button type="button" class="btn" aria-disabled=${form.busy} @click=${() => form.busy || close()}>Cancel</button>
          <button class="btn primary" aria-disabled=${form.busy}>${caption(action, form.busy, "Saving…")}</button>
        </div>
      </form>`;
  }).then((done) => done ?? outcome(running));
}

/** Thrown by a form's own checks: messages by field, shown as the server's would be. */
export class FieldErrors extends Error {
  constructor(fields) {
    super("Some fields need another value.");
    this.fields = fields;
  }
}
