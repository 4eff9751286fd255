// The user's own tokens.
import { html, live, render } from "../lit.js";
import * as api from "../api.js";
import { alertBox } from "../field.js";
import { isPast } from "../format.js";
import { icon } from "../icons.js";
import { List } from "../list.js";
import { item, menu } from "../menu.js";
import { fromAddress, noteInAddress } from "../router.js";
import { deleteToken, expireToken, rowClass, tokenCells, tokenColumns, tokenText } from "../token-cells.js";

const blank = {
  icon: "key", title: "No tokens", text: "Create one to let a script or a tool use the API as you.",
  action: html`<a class="btn" href="/settings/tokens/new">Create token</a>`,
};

export default function tokensPage(root) {
  const state = { tokens: undefined, error: "", expired: fromAddress("expired") === "true" };
  const draw = () => render(view(), root);
  const list = new List({ columns: tokenColumns, sort: "-created_at", text: tokenText, draw, noun: "token" });

  async function load() {
    try {
      state.tokens = await api.tokens(false, state.expired);
      state.error = "";
    } catch (error) {
      state.error = error.text;
    }
    draw();
  }

  function includeExpired(event) {
    state.expired = event.target.checked;
    noteInAddress({ expired: state.expired ? "true" : "" });
    load();
  }

  const row = (token) => html`
    <tr class=${rowClass(token)} data-testid=${`token-${token.id}`}>${tokenCells(token)}
      <td class="actions">${menu(`menu-${token.id}`, `Actions for ${token.token_name}`, html`
        ${item("clock", "Expire now", async () => { if (await expireToken(token)) load(); }, { disabled: isPast(token.expires_at) })}
        ${item("trash", "Delete", async () => { if (await deleteToken(token)) load(); }, { danger: true })}`)}</td>
    </tr>`;

  const view = () => html`
    <div class="page-head">
      <div><h1>Tokens</h1><p>A token lets a script or a tool use the API as you, limited to the scopes and resources you give it.</p></div>
      <a class="btn primary" href="/settings/tokens/new">${icon("plus")}Create token</a>
    </div>
    ${alertBox(state.error)}
    <div class="card list">
      <div class="toolbar">
        ${list.search("Filter by name, scope or resource")}
        <label class="switch"><input type="checkbox" role="switch" .checked=${live(state.expired)} @change=${includeExpired}>Include expired</label>
        ${list.count(state.tokens, state.error)}
      </div>
      ${list.table(state.tokens, { caption: "Your tokens", row, blank, failed: state.error })}
    </div>`;

  draw();
  load();
}
