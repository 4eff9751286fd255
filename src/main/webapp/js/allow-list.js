// Builds an allow list: rows of a type and an object of that type, picked by name where the user may see it, or given as a UUID; of the deployment's own types, by whatever id the service gives.
import { html, live, nothing } from "./lit.js";
import * as api from "./api.js";
import { may } from "./access.js";
import { errorText } from "./field.js";
import { sentence } from "./format.js";
import { icon } from "./icons.js";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const ownId = /^[A-Za-z0-9._~-]{1,128}$/;
const offered = 500;

const isDeclared = (declared, type) => declared.some((each) => each.name === type);

/** The entry as the server wants it: a service's own ids stay as they are. */
export const entryOf = (entry, declared) =>
  ({ type: entry.type, id: isDeclared(declared, entry.type) ? entry.id.trim() : entry.id.trim().toLowerCase() });

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

function idFault({ type, id }, declared) {
  if (id.trim() === "*") return null;
  if (isDeclared(declared, type)) return ownId.test(id.trim()) ? null : id ? "Only letters, digits and . _ ~ - are possible, at most 128." : "Enter an ID, or * for any.";
  return uuid.test(id.trim()) ? null : id ? "This is not a UUID." : "Choose one, or enter a UUID.";
}

/** Messages by row, as allow0, allow1, … */
export const checkEntries = (entries, declared) => Object.fromEntries(entries
  .map((entry, i) => [`allow${i}`, idFault(entry, declared)]).filter(([, text]) => text));

/** declared: the deployment's own types, [{ name, description }]. */
export function allowListBuilder({ entries, types, declared, objects, errors, redraw }) {
  const change = (entry, values) => { Object.assign(entry, values); redraw(); };

  const picker = (entry, i, known) => html`
    <select class="input" aria-label=${`Resource ${i + 1}`} aria-invalid=${Boolean(errors[`allow${i}`])} aria-describedby=${`e-allow${i}`}
      @change=${(e) => change(entry, e.target.value === "other" ? { id: "", other: true } : { id: e.target.value })}>
      <option value="" ?selected=${!entry.id}>Choose…</option>
      <option value="*" ?selected=${entry.id === "*"}>Any ${sentence(entry.type).toLowerCase()}</option>
      ${known.map((each) => html`<option value=${each.id} ?selected=${each.id === entry.id}>${each.name}</option>`)}
      <option value="other">Enter a UUID…</option>
    </select>`;

  const kindOfId = (entry) => (isDeclared(declared, entry.type) ? "ID" : "UUID");
  const description = (entry) => declared.find((each) => each.name === entry.type)?.description;

  const typed = (entry, i) => html`
    <input class="input mono" aria-label=${`${kindOfId(entry)} of resource ${i + 1}`} placeholder=${`${kindOfId(entry)}, or * for any`} spellcheck="false" autocomplete="off"
      aria-invalid=${Boolean(errors[`allow${i}`])} aria-describedby=${`e-allow${i}`} .value=${live(entry.id)} @input=${(e) => change(entry, { id: e.target.value })}>`;

  const row = (entry, i) => {
    const known = Object.hasOwn(objects, entry.type) ? objects[entry.type] : null;
    return html`
      <div class="allow-row">
        <select class="input" aria-label=${`Type of resource ${i + 1}`} @change=${(e) => change(entry, { type: e.target.value, id: "", other: false })}>
          ${types.map((type) => html`<option value=${type} ?selected=${type === entry.type}>${sentence(type)}</option>`)}</select>
        <div class="stack-s">${known?.length && !entry.other ? picker(entry, i, known) : typed(entry, i)}${description(entry) ? html`<p class="hint">${description(entry)}</p>` : nothing}${errorText(`e-allow${i}`, errors[`allow${i}`])}</div>
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
