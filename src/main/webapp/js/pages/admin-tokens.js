// Everybody's tokens: expire and delete them, one or many at a time.
import { html, live, nothing, render } from "../lit.js";
import * as api from "../api.js";
import { confirm } from "../dialog.js";
import { each, endingOf } from "../each.js";
import { alertBox } from "../field.js";
import { count, initials, isPast } from "../format.js";
import { icon } from "../icons.js";
import { List } from "../list.js";
import { item, menu } from "../menu.js";
import { fromAddress, noteInAddress } from "../router.js";
import { toast } from "../toast.js";
import { deleteToken, expireToken, rowClass, tokenCells, tokenColumns, tokenText } from "../token-cells.js";

const columns = [...tokenColumns, { key: "username", label: "Owner" }];
const blank = { icon: "vault", title: "No tokens", text: "Nobody has a token yet." };
const bulk = {
  expire: { action: "Expire", past: "expired", run: api.expireKey, text: "Whatever uses them is refused from now on. They stay in the list with the expired ones." },
  delete: { action: "Delete", past: "deleted", run: api.deleteKey, text: "Whatever uses them is refused from now on, and they disappear. This cannot be undone." },
};

export default function adminTokensPage(root) {
  const state = { tokens: undefined, error: "", expired: fromAddress("expired") === "true", chosen: new Set() };
  const draw = () => render(view(), root);
  const list = new List({ columns, sort: "-created_at", text: tokenText, draw, noun: "token" });

  async function load() {
    try {
      state.tokens = await api.tokens(true, state.expired);
      state.error = "";
      const known = new Set(state.tokens.map((token) => token.id));
      for (const id of state.chosen) if (!known.has(id)) state.chosen.delete(id);
    } catch (error) {
      state.error = error.text;
    }
    draw();
  }

  async function forChosen({ action, past, run, text }) {
    const ids = [...state.chosen];
    const done = await confirm({
      title: `${action} ${count(ids.length, "token")}?`, action: `${action} ${count(ids.length, "token")}`, text,
      run: (tell) => each(ids, run, (finished) => tell(endingOf(finished, ids.length))),
    });
    if (done) { state.chosen.clear(); toast(`${count(ids.length, "token")} ${past}. No server accepts ${ids.length === 1 ? "it" : "them"} any more.`); }
    load();
  }

  const choose = (tokens, on) => { for (const token of tokens) state.chosen[on ? "add" : "delete"](token.id); draw(); };
  const after = (action) => async (token) => { if (await action(token)) load(); };

  const box = (label, tokens) => {
    const picked = tokens.filter((token) => state.chosen.has(token.id)).length;
    return html`<label><input type="checkbox" class="check" aria-label=${label} ?disabled=${!tokens.length} .checked=${live(picked > 0 && picked === tokens.length)}
      .indeterminate=${picked > 0 && picked < tokens.length} @change=${(event) => choose(tokens, event.target.checked)}></label>`;
  };

  const row = (token) => html`
    <tr class="${rowClass(token)} ${state.chosen.has(token.id) ? "chosen" : ""}" data-testid=${`token-${token.id}`}>
      <td class="pick">${box(`Select ${token.token_name} of ${token.username}`, [token])}</td>${tokenCells(token)}
      <td data-label="Owner"><span class="owner"><span class="avatar small" aria-hidden="true">${initials(token.username)}</span>${token.username}</span></td>
      <td class="actions">${menu(`menu-${token.id}`, `Actions for ${token.token_name} of ${token.username}`, html`
        ${item("clock", "Expire now", () => after(expireToken)(token), { disabled: isPast(token.expires_at) })}
        ${item("trash", "Delete", () => after(deleteToken)(token), { danger: true })}`)}</td>
    </tr>`;

  const tools = () => {
    const matching = list.arrange(state.tokens ?? []);
    return state.chosen.size === 0 ? nothing : html`
      <div class="bulk" role="group" aria-label="Selected tokens">
        <strong>${state.chosen.size.toLocaleString("en")} selected</strong>
        ${state.chosen.size < matching.length ? html`<button class="link-btn" @click=${() => choose(matching, true)}>Select all ${matching.length.toLocaleString("en")}</button>` : nothing}
        <button class="link-btn" @click=${() => { state.chosen.clear(); draw(); }}>Clear</button>
        <button class="btn small" @click=${() => forChosen(bulk.expire)}>${icon("clock")}Expire</button>
        <button class="btn small bad" @click=${() => forChosen(bulk.delete)}>${icon("trash")}Delete</button>
      </div>`;
  };

  const view = () => html`
    <div class="page-head"><div><h1>All tokens</h1><p>Everybody's tokens, whoever created them.</p></div></div>
    ${alertBox(state.error)}
    <div class="card list many">
      <div class="toolbar">
        ${list.search("Filter by owner, name, scope or resource")}
        <label class="switch"><input type="checkbox" role="switch" .checked=${live(state.expired)} @change=${(event) => {
          state.expired = event.target.checked;
          noteInAddress({ expired: state.expired ? "true" : "" });
          load();
        }}>Include expired</label>
        ${list.count(state.tokens, state.error)}
      </div>
      ${tools()}
      ${list.table(state.tokens, { caption: "Everybody's tokens", row, blank, failed: state.error,
        lead: html`<th scope="col" class="pick">${box("Select this page", state.tokens ? list.pageOf(state.tokens) : [])}</th>` })}
    </div>`;

  draw();
  load();
}
