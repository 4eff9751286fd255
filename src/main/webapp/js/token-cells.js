// How a token is shown in lists, and the actions on it there.
import { html, nothing } from "./lit.js";
import * as api from "./api.js";
import { confirm } from "./dialog.js";
import { ago, agoOrNever, dayMillis, formatDay, isPast, sentence } from "./format.js";
import { toast } from "./toast.js";

const soon = 7 * dayMillis;

export const tokenColumns = [
  { key: "token_name", label: "Name" }, { label: "Scopes" }, { label: "Allow list" },
  { key: "last_used", label: "Last used", time: true }, { key: "expires_at", label: "Expires", time: true },
  { key: "created_at", label: "Created", time: true },
];

export const tokenText = (token) =>
  [token.token_name, token.id, token.username, ...token.scopes, ...token.allow_list.map((entry) => `${entry.type}:${entry.id}`)].join(" ");

const short = (id) => (id.length > 24 ? `${id.slice(0, 8)}…` : id);    // a UUID is long, a service's own id seldom
const entryText = (entry) => entry.id === "*" ? `any ${sentence(entry.type).toLowerCase()}` : `${entry.type} ${short(entry.id)}`;
const entryFull = (entry) => `${entry.type}:${entry.id}`;

const more = (rest) => rest.length ? html`<span class="tag more" tabindex="0" data-tip=${rest.join("\n")}>+${rest.length}</span>` : nothing;

const scopeTags = (scopes) => html`<span class="tags">
  ${scopes.slice(0, 3).map((scope) => html`<span class=${scope === "coder:all" ? "tag full" : "tag"}>${scope}</span>`)}${more(scopes.slice(3))}</span>`;

const allowTags = (list) => list.some((entry) => entry.type === "*" && entry.id === "*") ? html`<span class="muted">Any resource</span>`
  : html`<span class="tags">${list.slice(0, 3).map((entry) => html`<span class="tag" tabindex=${entry.id === "*" ? nothing : 0}
      data-tip=${entry.id === "*" ? nothing : entryFull(entry)}>${entryText(entry)}</span>`)}${more(list.slice(3).map(entryFull))}</span>`;

/** An expiry: how far away it is, the day, and a badge when near or past. */
export function expiryCell(iso, { warn = true } = {}) {
  const left = new Date(iso) - Date.now();
  const text = left <= 0 ? html`<span class="badge bad">Expired</span>` : warn && left < soon ? html`<span class="badge warn">${ago(iso)}</span>` : ago(iso);
  return html`<div>${text} <span class="sub">${left <= 0 ? ago(iso) : formatDay(iso)}</span></div>`;
}

export const tokenCells = (token) => html`
  <th scope="row" class="lead"><span class="name">${token.token_name}</span><span class="sub mono">${token.id}</span></th>
  <td data-label="Scopes">${scopeTags(token.scopes)}</td>
  <td data-label="Allow list">${allowTags(token.allow_list)}</td>
  <td data-label="Last used" class="nowrap">${agoOrNever(token.last_used)}</td>
  <td data-label="Expires" class="nowrap">${expiryCell(token.expires_at)}</td>
  <td data-label="Created" class="nowrap">${ago(token.created_at)}</td>`;

export const rowClass = (token) => (isPast(token.expires_at) ? "expired" : "");

const ending = "Ending it on every server…";
const ended = "No server accepts it any more.";

/** Both ask first and resolve with true when done. */
export async function expireToken(token) {
  const done = await confirm({
    title: `Expire “${token.token_name}”?`, action: "Expire token", doing: ending, run: () => api.expireKey(token.id),
    text: "Whatever uses this token is refused from now on. The token stays in the list with the expired ones, and its name stays taken until it is deleted.",
  });
  if (done) toast(`“${token.token_name}” has expired. ${ended}`);
  return done;
}

export async function deleteToken(token) {
  const done = await confirm({
    title: `Delete “${token.token_name}”?`, action: "Delete token", doing: ending, run: () => api.deleteKey(token.id),
    text: "Whatever uses this token is refused from now on, and the token disappears. This cannot be undone.",
  });
  if (done) toast(`“${token.token_name}” was deleted. ${ended}`);
  return done;
}
