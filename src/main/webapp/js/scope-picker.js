// Chooses scopes: bundles first, then a row of actions for each resource.
import { html, live, nothing, repeat } from "./lit.js";
import { sentence } from "./format.js";
import { icon } from "./icons.js";
import { byResource, compositesOf } from "./scopes.js";

/** chosen: a Set of scope names, changed in place; state.find: what the list is filtered by; declared: the deployment's own types. */
export function scopePicker(names, declared, chosen, state, redraw) {
  const about = (resource) => declared.find((each) => each.name === resource);
  const aboutAction = (resource, action) => about(resource)?.actions.find((each) => each.name === action)?.description;
  const words = state.find.toLowerCase().trim();
  const matches = (...texts) => texts.some((text) => text.replaceAll("_", " ").toLowerCase().includes(words));
  const bundles = compositesOf(names).filter(({ scope, title, text }) => matches(scope, title, text));
  const resources = [...byResource(names)].filter(([resource, actions]) => matches(resource, about(resource)?.description ?? "", ...actions.map((action) => `${resource}:${action}`)));

  function toggle(scope, on) {
    if (scope.endsWith(":*")) for (const each of [...chosen]) if (each.startsWith(scope.slice(0, -1))) chosen.delete(each);    // "All" covers the rest
    chosen[on ? "add" : "delete"](scope);
    redraw();
  }

  const chip = (resource) => (action) => {
    const scope = `${resource}:${action}`;
    const covered = action !== "*" && chosen.has(`${resource}:*`);
    return html`<label data-tip=${aboutAction(resource, action) || nothing}><input type="checkbox" value=${scope} ?disabled=${covered} .checked=${live(covered || chosen.has(scope))}
        aria-label=${action === "*" ? `All actions on ${sentence(resource)}` : `${sentence(action)} ${sentence(resource)}`} @change=${(e) => toggle(scope, e.target.checked)}>
      <span>${icon("check", 13)}${action === "*" ? "All" : sentence(action)}</span></label>`;
  };

  const bundle = ({ scope, title, text }) => html`
    <label class="bundle"><input type="checkbox" value=${scope} .checked=${live(chosen.has(scope))} @change=${(e) => toggle(scope, e.target.checked)}>
      <span><strong>${title}</strong> <code>${scope}</code><span class="hint">${text}</span></span></label>`;

  return html`
    <div class="scopes">
      <div class="scopes-tools"><label class="search"><span class="sr-only">Find a scope or resource</span>${icon("search")}
        <input class="input" type="search" placeholder="Find a scope or resource" .value=${live(state.find)}
          @input=${(e) => { state.find = e.target.value; redraw(); }} @keydown=${(e) => { if (e.key === "Enter") e.preventDefault(); }}></label></div>
      <div class="scopes-list" tabindex="0" role="group" aria-label="Scopes">
        ${bundles.length ? html`<fieldset class="bundles"><legend>Bundles</legend><div>${repeat(bundles, ({ scope }) => scope, bundle)}</div></fieldset>` : nothing}
        ${repeat(resources, ([resource]) => resource, ([resource, actions]) => html`
          <fieldset><legend>${sentence(resource)}</legend><div class="stack-s"><div class="chips">${actions.map(chip(resource))}</div>
            ${about(resource)?.description ? html`<p class="hint">${about(resource).description}</p>` : nothing}</div></fieldset>`)}
        ${bundles.length || resources.length ? nothing : html`<p class="nothing">No scope matches “${state.find}”.</p>`}
      </div>
    </div>`;
}
