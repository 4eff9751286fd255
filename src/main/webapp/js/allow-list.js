// Builds an allow list: rows of a type and an object of that type, picked by name where the user may see it, or given as a UUID.
import { html, live, nothing } from "./lit.js";
import * as api from "./api.js";
import { may } from "./access.js";
import { errorText } from "./field.js";
import { sentence } from "./format.js";
import { icon } from "./icons.js";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const offered = 500;

/** Objects by type, [{ id, name }]: those that the caller may see. If they cannot be loaded, UUIDs are entered instead. */
export async function knownObjects(user) {
  const self = { id: user.id, name: `${user.username} (you)` };
  const users = () => api.users({ limit: offered }).then((page) => page.users.map((each) => each.id === user.id ? self : { id: each.id, name: each.username }));
  const lists = await Promise.allSettled([
    api.workspaces({ limit: offered }).then((page) => page.workspaces.map((each) => ({ id: each.id, name: `${each.owner_name}/${each.name}` }))),
    api.templates().then((all) => all.map((each) => ({ id: each.id, name: each.display_name || each.name }))),
    may(user, "user:read") ? users() : [self],
  ]);
  const [workspace, template, users_] = lists.map((list) => list.value ?? []);
  return { workspace, template, user: users_ };
}

export const newEntry = (type = "workspace", id = "") => ({ type, id, other: false });

/** Messages by row, as allow0, allow1, … */
export const checkEntries = (entries) => Object.fromEntries(entries
  .map((entry, i) => [`allow${i}`, entry.id === "*" || uuid.test(entry.id.trim()) ? null : entry.id ? "This is not a UUID." : "Choose one, or enter a UUID."])
  .filter(([, text]) => text));

export function allowListBuilder({ entries, types, objects, errors, redraw }) {
  const change = (entry, values) => { Object.assign(entry, values); redraw(); };

  const picker = (entry, i, known) => html`
    <select class="input" aria-label=${`Resource ${i + 1}`} aria-invalid=${Boolean(errors[`allow${i}`])} aria-describedby=${`e-allow${i}`}
      @change=${(e) => change(entry, e.target.value === "other" ? { id: "", other: true } : { id: e.target.value })}>
      <option value="" ?selected=${!entry.id}>Choose…</option>
      <option value="*" ?selected=${entry.id === "*"}>Any ${sentence(entry.type).toLowerCase()}</option>
      ${known.map((each) => html`<option value=${each.id} ?selected=${each.id === entry.id}>${each.name}</option>`)}
      <option value="other">Enter a UUID…</option>
    </select>`;

  const typed = (entry, i) => html`
    <input class="input mono" aria-label=${`UUID of resource ${i + 1}`} placeholder="UUID, or * for any" spellcheck="false" autocomplete="off"
      aria-invalid=${Boolean(errors[`allow${i}`])} aria-describedby=${`e-allow${i}`} .value=${live(entry.id)} @input=${(e) => change(entry, { id: e.target.value })}>`;

  const row = (entry, i) => {
    const known = objects[entry.type];
    return html`
      <div class="allow-row">
        <select class="input" aria-label=${`Type of resource ${i + 1}`} @change=${(e) => change(entry, { type: e.target.value, id: "", other: false })}>
          ${types.map((type) => html`<option value=${type} ?selected=${type === entry.type}>${sentence(type)}</option>`)}</select>
        <div class="stack-s">${known?.length && !entry.other ? picker(entry, i, known) : typed(entry, i)}${errorText(`e-allow${i}`, errors[`allow${i}`])}</div>
        <button type="button" class="icon-btn" aria-label=${`Remove resource ${i + 1}`} ?disabled=${entries.length === 1}
          @click=${() => { entries.splice(i, 1); redraw(); }}>${icon("trash")}</button>
      </div>`;
  };

  return html`
    <div class="stack">
      ${entries.map(row)}
      <div><button type="button" class="link-btn" @click=${() => { entries.push(newEntry()); redraw(); }}>Add another resource</button></div>
    </div>`;
}

/** What a token confined like this could not do, and how to allow it. */
export const selfHint = (entries, user, redraw) => entries.some((e) => e.type === "user" && (e.id === "*" || e.id === user.id)) ? nothing : html`
  <p class="hint">Without your own user on the list, requests below <code>/users/me</code> find nothing.
    <button type="button" class="link-btn" @click=${() => { entries.push(newEntry("user", user.id)); redraw(); }}>Add yourself</button></p>`;
