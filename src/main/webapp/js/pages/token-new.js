// Creates a token; then the form is replaced by the only view of its secret.
import { html, nothing, render } from "../lit.js";
import * as api from "../api.js";
import { allowListBuilder, checkEntries, entryOf, knownObjects, newEntry, selfHint } from "../allow-list.js";
import { alertBox, errorText, field, segment } from "../field.js";
import { pageForm, required } from "../form.js";
import { checkLifetime, defaultChoice, lifetimeOf, lifetimePicker } from "../lifetime.js";
import { scopePicker } from "../scope-picker.js";
import { all, byResource } from "../scopes.js";
import { showToken } from "./token-secret.js";

const nanosInSecond = 1e9;    // whole seconds, which in nanoseconds are exact as a JavaScript number up to 140 years

export default async function tokenNewPage(root, user) {
  const form = { name: "", lifetime: "30", date: "", access: "all", find: "", reach: "any", chosen: new Set(), entries: [newEntry()], errors: {} };
  const state = { cap: null, scopes: [], declared: [], objects: {}, error: "" };
  let shown = true;
  let asked;

  const check = () => ({
    ...required(form, { name: "Give the token a name." }),
    ...(form.name.trim() === "tokenconfig" ? { name: "This name is reserved." } : {}),
    ...checkLifetime(form, state.cap),
    ...(form.access === "some" && !form.chosen.size ? { scopes: "Select at least one scope." } : {}),
    ...(form.reach === "some" ? checkEntries(form.entries, state.declared) : {}),
  });

  const request = () => ({
    token_name: form.name.trim(),
    lifetime: Math.floor(lifetimeOf(form, state.cap) / 1000) * nanosInSecond,
    scopes: form.access === "all" ? [all] : [...form.chosen].sort(),
    allow_list: form.reach === "any" ? [{ type: "*", id: "*" }] : form.entries.map((entry) => entryOf(entry, state.declared)),
  });

  async function send() {
    const wanted = request();
    try {
      const { key } = await api.createToken(wanted);
      shown = false;
      showToken(root, key, wanted);
    } catch (error) {
      if (error.fields?.token_name) error.fields.name = error.fields.token_name;
      if (error.status === 409) error.fields.name = "You already have a token with this name, possibly an expired one.";
      throw error;
    }
  }

  const scopeFields = () => html`
    <fieldset class="stack">
      <legend class="sr-only">Scopes</legend>
      <div class="row-between"><span class="label" aria-hidden="true">Scopes</span>
        <span class="hint" role="status">${form.access === "some" ? `${form.chosen.size} selected` : "Everything you may do"}</span></div>
      <div class="segments">
        ${segment("access", "all", "Full access", form.access, choose("access"))}
        ${segment("access", "some", "Only selected scopes", form.access, choose("access"))}
      </div>
      ${form.access === "some" ? scopePicker(state.scopes, state.declared, form.chosen, form, redraw) : nothing}
      ${form.access === "some" && form.chosen.size && !form.chosen.has("user:read") && !form.chosen.has("user:*")
        ? html`<p class="hint">Without <code>user:read</code>, requests below <code>/users/me</code> find nothing.</p>` : nothing}
      ${form.errors.scopes ? html`<div tabindex="-1" aria-invalid="true" class="error-holder">${errorText("e-scopes", form.errors.scopes)}</div>` : nothing}
    </fieldset>`;

  const reachFields = () => html`
    <fieldset class="stack">
      <legend class="sr-only">Allow list</legend>
      <div class="row-between"><span class="label" aria-hidden="true">Allow list</span><span class="hint">Which resources the scopes apply to</span></div>
      <div class="segments">
        ${segment("reach", "any", "Any resource", form.reach, choose("reach"))}
        ${segment("reach", "some", "Only these resources", form.reach, choose("reach"))}
      </div>
      ${form.reach === "some" ? html`
        ${allowListBuilder({ entries: form.entries, types: types(), declared: state.declared, objects: state.objects, errors: form.errors, redraw })}
        ${selfHint(form.entries, user, redraw)}` : nothing}
    </fieldset>`;

  const choose = (name) => (value) => { form[name] = value; redraw(); };
  const types = () => [...new Set(["workspace", "template", "user", ...byResource(state.scopes).keys()])];

  const redraw = () => shown && render(html`
    <div class="page-head"><div><h1>Create token</h1><p>You can expire or delete it at any time. Its secret is shown once.</p></div></div>
    ${alertBox(state.error)}
    ${pageForm(form, {
      action: "Create token", cancel: "/settings/tokens", redraw, ready: capKnown, check, send, className: "card form wide",
      fields: () => html`
        ${field(form, "name", "Name", { focus: true, placeholder: "ci-deploy", hint: "What is this token for?" })}
        ${lifetimePicker(form, state.cap, redraw)}${scopeFields()}${reachFields()}`,
    })}`, root);

  async function askForCap() {
    state.cap = (await api.tokenConfig()).max_token_lifetime / 1e6;
    form.lifetime = defaultChoice(state.cap);
    redraw();
  }

  /** Loads once, and again after a failure. */
  const capKnown = () => (asked ??= askForCap().catch((error) => { asked = null; throw error; }));

  redraw();
  capKnown().catch((error) => { form.errors = { form: error.text }; redraw(); });
  try {
    const [catalog, objects] = await Promise.all([api.scopes(), knownObjects(user)]);
    Object.assign(state, { scopes: catalog.external, declared: catalog.resource_types ?? [], objects });
  } catch (error) {
    state.error = error.text;
  }
  redraw();
}
