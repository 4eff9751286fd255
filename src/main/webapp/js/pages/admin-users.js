// People and service accounts.
import { html, nothing, render } from "../lit.js";
import * as api from "../api.js";
import { may } from "../access.js";
import { alertBox, select } from "../field.js";
import { ago, agoOrNever, initials } from "../format.js";
import { icon } from "../icons.js";
import { item, menu } from "../menu.js";
import { fromAddress, noteInAddress } from "../router.js";
import { ServerList } from "../server-list.js";
import { activate, changeRoles, createUser, remove, resetPassword, suspend } from "../user-actions.js";

const columns = [{ label: "User" }, { label: "Roles" }, { label: "Status" }, { label: "Last seen" }, { label: "Created" }];
const statuses = [["", "Any status"], ["active", "Active"], ["dormant", "Dormant"], ["suspended", "Suspended"]];
const kinds = { active: "ok", dormant: "", suspended: "bad" };
const blank = { icon: "users", title: "No users", text: "No user matches this search." };

const quoted = (text) => (text ? `"${text.replaceAll('"', "")}"` : "");

export default function adminUsersPage(root, user) {
  const state = { status: fromAddress("status"), roles: [] };
  /** Those that one may give: without an answer none. */
  const roles = api.siteRoles().then((all) => all.filter((role) => role.assignable), () => []);
  const draw = () => render(view(), root);
  const list = new ServerList({
    columns, draw, noun: "user",
    load: async (text, page) => {
      const q = [quoted(text), state.status && `status:${state.status}`].filter(Boolean).join(" ");
      const answer = await api.users({ q, ...page });
      state.roles = await roles;
      return { rows: answer.users, total: answer.count };
    },
  });
  const after = (action) => async (person) => { if (await action(person)) list.load(); };

  const isOwner = (person) => person.roles.some((role) => role.name === "owner");
  const gives = (name) => state.roles.some((role) => role.name === name);

  /** What the server would refuse is not offered: only owners change owners, and nobody may suspend, delete or promote themselves. */
  function actions(person) {
    const self = person.id === user.id;
    const reachable = !isOwner(person) || gives("owner");
    const updates = may(user, "user:update") && reachable;
    return [
      state.roles.length > 0 && !self && item("vault", "Change roles", () => after((one) => changeRoles(one, state.roles))(person)),
      updates && !self && person.login_type === "password" && item("key", "Reset password", () => after(resetPassword)(person)),
      updates && !self && person.status === "suspended" && item("check", "Activate", () => after(activate)(person)),
      updates && !self && person.status !== "suspended" && !isOwner(person) && item("ban", "Suspend", () => after(suspend)(person)),
      may(user, "user:delete") && reachable && !self && item("trash", "Delete", () => after(remove)(person), { danger: true }),
    ].filter(Boolean);
  }

  const row = (person) => {
    const items = actions(person);
    return html`
      <tr data-user=${person.username}>
        <th scope="row" class="lead"><span class="person"><span class="avatar" aria-hidden="true">${initials(person.name || person.username)}</span>
          <span><span class="name">${person.name || person.username}${person.id === user.id ? html` <span class="badge">You</span>` : nothing}</span>
          <span class="sub">${person.username}${person.email ? ` · ${person.email}` : ""}</span></span></span></th>
        <td data-label="Roles"><span class="tags">${person.roles.length ? person.roles.map((role) => html`<span class="badge role">${role.display_name}</span>`)
          : html`<span class="muted">${person.is_service_account ? "Service account" : "Member"}</span>`}</span></td>
        <td data-label="Status"><span class="badge ${kinds[person.status]}">${person.status}</span></td>
        <td data-label="Last seen" class="nowrap">${agoOrNever(person.last_seen_at)}</td>
        <td data-label="Created" class="nowrap">${ago(person.created_at)}</td>
        <td class="actions">${items.length ? menu(`menu-${person.id}`, `Actions for ${person.username}`, items) : nothing}</td>
      </tr>`;
  };

  const view = () => html`
    <div class="page-head">
      <div><h1>Users</h1><p>People and service accounts that can own tokens.</p></div>
      ${may(user, "user:create") ? html`<button class="btn primary" @click=${async () => { if (await createUser(await roles)) list.load(); }}>${icon("plus")}Create user</button>` : nothing}
    </div>
    ${alertBox(list.error)}
    <div class="card list">
      <div class="toolbar">
        ${list.search("Search by name, username or email")}
        ${select("status", "Status", state.status, statuses, (value) => { state.status = value; noteInAddress({ status: value }); list.turn(0); })}
        ${list.count()}
      </div>
      ${list.table({ caption: "Users", row, blank })}
    </div>`;

  draw();
  list.load();
}
