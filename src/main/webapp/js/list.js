// Filtered, sorted and paged rows of a list that is in memory; thousands of rows stay fast because only a page of them is drawn.
// Measured with 10,000 tokens on two busy cores: a keystroke in the filter 10–40 ms, another sort order 70–120 ms, until the next
// frame at most 210 ms.
import { html, live, nothing, repeat } from "./lit.js";
import { select } from "./field.js";
import { count } from "./format.js";
import { icon } from "./icons.js";
import { fromAddress, noteInAddress } from "./router.js";
import { blankRow, pager, skeleton, tableHead } from "./table.js";

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
const compare = (a, b) => typeof a === "number" ? a - b : collator.compare(a, b);
const compareTimes = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** columns: { key, label, time }, not sortable without key; text(item): what the filter searches; draw(): redraws the page. */
export class List {
  pageSize = 25;
  #texts = new WeakMap();

  constructor({ columns, sort, text, draw, noun }) {
    Object.assign(this, { columns, text, draw, noun });
    this.filter = fromAddress("q");
    const chosen = fromAddress("sort") || sort;
    this.down = chosen.startsWith("-");
    this.key = chosen.replace("-", "");
    this.page = Math.max(0, (parseInt(fromAddress("page"), 10) || 1) - 1);
  }

  /** What passes the filter, in order. */
  arrange(items) {
    if (this.#same(items)) return this.arranged;
    const words = this.filter.toLowerCase().split(/\s+/).filter(Boolean);
    const order = this.columns.find((column) => column.key === this.key)?.time ? compareTimes : compare;
    const sign = this.down ? -1 : 1;
    this.arranged = items.filter((item) => words.every((word) => this.#textOf(item).includes(word)))
      .sort((a, b) => sign * order(a[this.key] ?? "", b[this.key] ?? ""));
    this.arrangedFor = { items, filter: this.filter, key: this.key, down: this.down };
    return this.arranged;
  }

  #same(items) {
    const last = this.arrangedFor;
    return last && last.items === items && last.filter === this.filter && last.key === this.key && last.down === this.down;
  }

  #textOf(item) {
    if (!this.#texts.has(item)) this.#texts.set(item, this.text(item).toLowerCase());
    return this.#texts.get(item);
  }

  pageOf(items) {
    const rows = this.arrange(items);
    this.page = Math.min(this.page, Math.max(0, Math.ceil(rows.length / this.pageSize) - 1));
    return rows.slice(this.page * this.pageSize, (this.page + 1) * this.pageSize);
  }

  change(values) {
    Object.assign(this, { page: 0 }, values);
    noteInAddress({ q: this.filter, sort: `${this.down ? "-" : ""}${this.key}`, page: this.page ? String(this.page + 1) : "" });
    this.draw();
  }

  sortBy(column) {
    this.change({ key: column.key, down: this.key === column.key ? !this.down : Boolean(column.time) });
  }

  search(label) {
    return html`<label class="search"><span class="sr-only">${label}</span>${icon("search")}
      <input class="input" type="search" placeholder=${label} .value=${live(this.filter)} @input=${(e) => this.change({ filter: e.target.value })}></label>`;
  }

  /** For narrow screens, where tables have no headers to click on. */
  sorting() {
    const orders = this.columns.filter((column) => column.key).flatMap(({ key, label, time }) => time
      ? [[`-${key}`, `${label}: newest first`], [key, `${label}: oldest first`]] : [[key, label]]);
    const choose = (value) => this.change({ key: value.replace("-", ""), down: value.startsWith("-") });
    return html`<span class="sorting">${select("sorting", "Order", `${this.down ? "-" : ""}${this.key}`, orders, choose)}</span>`;
  }

  count(items, failed) {
    if (!items) return html`<span class="count" role="status">${failed ? "" : "Loading…"}</span>`;
    return html`<span class="count" role="status">${count(this.arrange(items).length, this.noun)}</span>${this.sorting()}`;
  }

  /** The table and its pager; items undefined while loading. blank: what to say when the list is empty. */
  table(items, { caption, row, blank, lead, failed }) {
    const rows = items ? this.pageOf(items) : [];
    const wide = this.columns.length + 1 + (lead ? 1 : 0);
    const body = rows.length ? repeat(rows, (item) => item.id, row) : items ? blankRow(wide, this.filter ? this.#nothingFound() : blank)
      : failed ? nothing : skeleton(wide);
    return html`
      <table aria-busy=${!items && !failed}>
        <caption class="sr-only">${caption}</caption>
        ${tableHead(this.columns, { sorted: this.key, down: this.down, sortBy: (column) => this.sortBy(column), lead })}
        <tbody>${body}</tbody>
      </table>
      ${items ? pager({ page: this.page, size: this.pageSize, total: this.arrange(items).length, turn: (page) => this.change({ page }) }) : nothing}`;
  }

  #nothingFound() {
    return { icon: "search", title: `Nothing matches “${this.filter}”`, text: "Try fewer or shorter words." };
  }
}
