// A list that is searched and paged by the server: one request per page; answers to outdated requests are ignored.
import { html, live, nothing, repeat } from "./lit.js";
import { count } from "./format.js";
import { icon } from "./icons.js";
import { fromAddress, noteInAddress } from "./router.js";
import { blankRow, pager, skeleton, tableHead } from "./table.js";

const pause = 250;

export class ServerList {
  size = 25;
  rows = undefined;
  total = 0;
  error = "";
  #turn = 0;

  /** load(text, { limit, offset }) resolves with { rows, total, capped }: capped when the server counted no further. */
  constructor({ columns, load, draw, noun }) {
    Object.assign(this, { columns, fetch: load, draw, noun });
    this.filter = fromAddress("q");
    this.page = Math.max(0, (parseInt(fromAddress("page"), 10) || 1) - 1);
  }

  async load() {
    const turn = ++this.#turn;
    try {
      const { rows, total, capped } = await this.fetch(this.filter.trim(), { limit: this.size, offset: this.page * this.size });
      if (turn !== this.#turn) return;
      Object.assign(this, { rows, total, capped, error: "" });
      if (!rows.length && this.page) return this.turn(Math.max(0, Math.ceil(total / this.size) - 1));
    } catch (error) {
      if (turn !== this.#turn) return;
      this.error = error.text ?? error.message;
    }
    this.draw();
  }

  turn(page) {
    this.page = page;
    noteInAddress({ q: this.filter, page: page ? String(page + 1) : "" });
    return this.load();
  }

  search(label) {
    const input = (event) => {
      this.filter = event.target.value;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.turn(0), pause);
    };
    return html`<label class="search"><span class="sr-only">${label}</span>${icon("search")}
      <input class="input" type="search" placeholder=${label} .value=${live(this.filter)} @input=${input}></label>`;
  }

  count() {
    return html`<span class="count" role="status">${this.rows ? `${this.capped ? "more than " : ""}${count(this.total, this.noun)}` : this.error ? "" : "Loading…"}</span>`;
  }

  table({ caption, row, blank }) {
    const wide = this.columns.length + 1;
    return html`
      <table aria-busy=${!this.rows && !this.error}>
        <caption class="sr-only">${caption}</caption>${tableHead(this.columns)}
        <tbody>${this.rows?.length ? repeat(this.rows, (item) => item.id, row) : this.rows ? blankRow(wide, blank) : this.error ? nothing : skeleton(wide)}</tbody>
      </table>
      ${this.rows ? pager({ page: this.page, size: this.size, total: this.total, turn: (page) => this.turn(page) }) : nothing}`;
  }
}
