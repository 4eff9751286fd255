// The parts of a table: sortable headers, placeholder rows, the text of an empty one, the pager.
import { html, nothing } from "./lit.js";
import { icon } from "./icons.js";

const state = (column, sorted, down) => (sorted !== column.key ? "none" : down ? "descending" : "ascending");

export const tableHead = (columns, { sorted, down, sortBy, lead } = {}) => html`
  <thead><tr>${lead ?? nothing}${columns.map((column) => column.key && sortBy
    ? html`<th scope="col" aria-sort=${state(column, sorted, down)}><button @click=${() => sortBy(column)}>${column.label}${icon("arrow", 13)}</button></th>`
    : html`<th scope="col">${column.label}</th>`)}<th scope="col"><span class="sr-only">Actions</span></th></tr></thead>`;

export const skeleton = (wide) => Array.from({ length: 6 }, () => html`<tr class="skeleton" aria-hidden="true"><td colspan=${wide}><span></span></td></tr>`);

export const blankRow = (wide, { icon: name, title, text, action }) => html`
  <tr><td class="blank" colspan=${wide}><div class="empty">${icon(name, 40)}<strong>${title}</strong><span>${text}</span>${action ?? nothing}</div></td></tr>`;

export function pager({ page, size, total, turn }) {
  const last = Math.ceil(total / size) - 1;
  if (last < 1) return nothing;
  const button = (name, label, to, off) => html`
    <button class="icon-btn" aria-label=${label} ?disabled=${off} @click=${() => turn(to)}>${icon(name, 17)}</button>`;
  return html`
    <nav class="pager" aria-label="Pages">
      <span class="muted">${(page * size + 1).toLocaleString("en")}–${Math.min(total, (page + 1) * size).toLocaleString("en")} of ${total.toLocaleString("en")}</span>
      ${button("first", "First page", 0, page === 0)}${button("left", "Previous page", page - 1, page === 0)}
      ${button("right", "Next page", page + 1, page === last)}${button("last", "Last page", last, page === last)}
    </nav>`;
}
