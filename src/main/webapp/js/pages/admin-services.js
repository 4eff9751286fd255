// Services of one's own that verify keys: users with the role verifier.
import { html, render } from "../lit.js";
import * as api from "../api.js";
import { alertBox } from "../field.js";
import { ago, agoOrNever } from "../format.js";
import { icon } from "../icons.js";
import { item, menu } from "../menu.js";
import { go } from "../router.js";
import { ServerList } from "../server-list.js";
import { createService, newToken } from "../service-actions.js";
import { showServiceToken } from "./service-secret.js";

const columns = [{ label: "Service" }, { label: "Status" }, { label: "Last seen" }, { label: "Created" }];
const kinds = { active: "ok", dormant: "", suspended: "bad" };
const blank = { icon: "plug", title: "No services", text: "A service of your own can verify the keys that it is shown." };

export default function adminServicesPage(root) {
  let shown = true;
  const draw = () => shown && render(view(), root);
  const list = new ServerList({
    columns, draw, noun: "service",
    load: async (text, page) => {
      const answer = await api.users({ q: ["role:verifier", text && `"${text.replaceAll('"', "")}"`].filter(Boolean).join(" "), ...page });
      return { rows: answer.users, total: answer.count };
    },
  });

  async function show(made) {
    const token = await made;
    if (!token) return list.load();
    shown = false;
    showServiceToken(root, token, () => go("/admin/services", { replace: true }));
  }

  const row = (person) => html`
    <tr data-service=${person.username}>
      <th scope="row" class="lead"><span class="name">${person.username}</span></th>
      <td data-label="Status"><span class="badge ${kinds[person.status]}">${person.status}</span></td>
      <td data-label="Last seen" class="nowrap">${agoOrNever(person.last_seen_at)}</td>
      <td data-label="Created" class="nowrap">${ago(person.created_at)}</td>
      <td class="actions">${menu(`menu-${person.id}`, `Actions for ${person.username}`, item("key", "New token", () => show(newToken(person))))}</td>
    </tr>`;

  const view = () => html`
    <div class="page-head">
      <div><h1>Services</h1><p>Services of your own that verify the keys they are shown. Suspend or delete them under <a href="/admin/users">Users</a>.</p></div>
      <button class="btn primary" @click=${() => show(createService())}>${icon("plus")}Create service</button>
    </div>
    ${alertBox(list.error)}
    <div class="card list">
      <div class="toolbar">${list.search("Search by name")}${list.count()}</div>
      ${list.table({ caption: "Services", row, blank })}
    </div>`;

  draw();
  list.load();
}
