// The audit log: search, one row in detail, and whether the chain of rows is intact.
import { html, nothing, render } from "../lit.js";
import * as api from "../api.js";
import { showEntry } from "../audit-entry.js";
import { alertBox, select } from "../field.js";
import { ago, count, initials } from "../format.js";
import { icon } from "../icons.js";
import { fromAddress, noteInAddress } from "../router.js";
import { ServerList } from "../server-list.js";

const columns = [{ label: "What" }, { label: "Who" }, { label: "Action" }, { label: "Status" }, { label: "When" }];
const actions = [["", "Any action"], ["create", "Create"], ["write", "Change"], ["delete", "Delete"], ["login", "Log in"], ["logout", "Log out"],
  ["start", "Start"], ["stop", "Stop"]];
const types = [["", "Any kind"], ["api_key", "Tokens and sessions"], ["user", "Users"], ["template", "Templates"], ["workspace", "Workspaces"], ["workspace_build", "Builds"]];
const kinds = { create: "ok", delete: "bad", write: "warn" };
const blank = { icon: "audit", title: "Nothing was found", text: "No event matches this search." };

const quoted = (key, value) => (value ? `${key}:"${value.replaceAll('"', "")}"` : "");

/** The log's description names its parts in braces. */
const sentence = (entry) => entry.description.replace("{user}", entry.user?.username ?? "Somebody").replace("{target}", entry.resource_target);

export default function adminAuditPage(root) {
  const state = Object.fromEntries(["action", "type", "from", "to"].map((name) => [name, fromAddress(name)]));
  const check = { busy: false, text: "", kind: "ok" };
  const draw = () => render(view(), root);
  const list = new ServerList({
    columns, draw, noun: "event",
    load: async (text, page) => {
      const q = [quoted("username", text), quoted("action", state.action), quoted("resource_type", state.type), quoted("date_from", state.from), quoted("date_to", state.to)];
      const answer = await api.audit({ q: q.filter(Boolean).join(" "), ...page });
      return { rows: answer.audit_logs, total: answer.count, capped: answer.count >= answer.count_cap };
    },
  });

  const choose = (name) => (value) => { state[name] = value; noteInAddress({ [name]: value }); list.turn(0); };

  async function verify() {
    Object.assign(check, { busy: true, text: "" });
    draw();
    try {
      Object.assign(check, verdict(await api.verifyAudit()));
    } catch (error) {
      Object.assign(check, { text: error.text, kind: "bad" });
    }
    check.busy = false;
    draw();
  }

  const date = (name, label) => html`<label class="date-filter"><span>${label}</span>
    <input type="date" class="input" .value=${state[name]} @change=${(event) => choose(name)(event.target.value)}></label>`;

  const row = (entry) => html`
    <tr class=${entry.status_code >= 400 ? "refused-row" : ""}>
      <th scope="row" class="lead"><button class="row-link" @click=${() => showEntry(entry, sentence(entry))}>${sentence(entry)}</button></th>
      <td data-label="Who"><span class="owner"><span class="avatar small" aria-hidden="true">${initials(entry.user?.username ?? "?")}</span>
        <span>${entry.user?.username ?? "–"} <span class="sub mono">${entry.ip}</span></span></span></td>
      <td data-label="Action"><span class="badge ${kinds[entry.action] ?? ""}">${entry.action}</span></td>
      <td data-label="Status"><span class="mono ${entry.status_code >= 400 ? "bad-text" : ""}">${entry.status_code}</span></td>
      <td data-label="When" class="nowrap">${ago(entry.time)}</td>
      <td class="actions"></td>
    </tr>`;

  const view = () => html`
    <div class="page-head">
      <div><h1>Audit log</h1><p>Who did what, and when. Rows are only ever added, and each holds a hash of the one before.</p></div>
      <button class="btn" aria-disabled=${check.busy} @click=${verify}>${icon("vault")}${check.busy ? "Checking…" : "Check integrity"}</button>
    </div>
    ${alertBox(list.error)}
    ${check.text ? html`<p class="alert ${check.kind}" role="status">${icon(check.kind === "ok" ? "check" : "alert", 18)}<span>${check.text}</span></p>` : nothing}
    <div class="card list">
      <div class="toolbar many">
        ${list.search("Username")}
        ${select("action", "Action", state.action, actions, choose("action"))}
        ${select("type", "Kind of thing", state.type, types, choose("type"))}
        ${date("from", "From")}${date("to", "To")}
        ${list.count()}
      </div>
      ${list.table({ caption: "Events", row, blank })}
    </div>`;

  draw();
  list.load();
}

const verdict = ({ valid, checked, first_broken_number: broken }) => valid
  ? { kind: "ok", text: `The log is intact: ${count(checked, "row")}, each following from the one before.` }
  : { kind: "bad", text: `The log is not intact: row ${broken?.toLocaleString("en") ?? checked + 1} was changed or removed.` };
