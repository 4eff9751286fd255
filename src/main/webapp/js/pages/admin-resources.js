// The registry: templates and workspaces, to which scopes and allow lists apply.
import { html, nothing, render } from "../lit.js";
import * as api from "../api.js";
import { may } from "../access.js";
import { alertBox } from "../field.js";
import { ago } from "../format.js";
import { icon } from "../icons.js";
import { List } from "../list.js";
import { item, menu } from "../menu.js";
import { fromAddress, noteInAddress } from "../router.js";
import { build, createTemplate, createWorkspace, editTemplate, removeTemplate } from "../resource-actions.js";
import { ServerList } from "../server-list.js";

const templateColumns = [{ key: "name", label: "Template" }, { key: "active_user_count", label: "Users" }, { key: "updated_at", label: "Changed", time: true }, { key: "created_at", label: "Created", time: true }];
const workspaceColumns = [{ label: "Workspace" }, { label: "Owner" }, { label: "Template" }, { label: "Status" }, { label: "Last used" }];
const kinds = { running: "ok", failed: "bad", starting: "warn", stopping: "warn" };
const noTemplates = { icon: "boxes", title: "No templates", text: "Whoever runs the real ones registers them here." };
const noWorkspaces = { icon: "boxes", title: "No workspaces", text: "No workspace matches this search." };

export default function adminResourcesPage(root, user) {
  const state = { templates: undefined, error: "", tab: fromAddress("tab") === "workspaces" ? "workspaces" : "templates" };
  const draw = () => render(view(), root);
  const text = (template) => `${template.name} ${template.display_name} ${template.description}`;
  const templates = new List({ columns: templateColumns, sort: "name", text, draw, noun: "template" });
  const workspaces = new ServerList({
    columns: workspaceColumns, draw, noun: "workspace",
    load: async (words, page) => {
      const answer = await api.workspaces({ q: words ? `name:"${words.replaceAll('"', "")}"` : "", ...page });
      return { rows: answer.workspaces, total: answer.count };
    },
  });
  const change = may(user, "template:update");

  async function loadTemplates() {
    try {
      state.templates = await api.templates();
      state.error = "";
    } catch (error) {
      state.error = error.text;
    }
    draw();
  }

  const load = () => (state.tab === "templates" ? loadTemplates() : workspaces.load());
  const after = async (action) => { if (await action) load(); };

  function turnTo(tab) {
    Object.assign(templates, { filter: "", page: 0 });
    Object.assign(workspaces, { filter: "", page: 0 });
    state.tab = tab;
    noteInAddress({ tab: tab === "templates" ? "" : tab, q: "", page: "", sort: "" });
    draw();
    load();
  }

  const templateRow = (template) => html`
    <tr data-template=${template.name}>
      <th scope="row" class="lead"><span class="name">${template.display_name || template.name}</span><span class="sub mono">${template.name}</span></th>
      <td data-label="Users">${template.active_user_count}</td>
      <td data-label="Changed" class="nowrap">${ago(template.updated_at)}</td>
      <td data-label="Created" class="nowrap">${ago(template.created_at)}</td>
      <td class="actions">${change ? menu(`menu-${template.id}`, `Actions for ${template.name}`, html`
        ${item("edit", "Edit", () => after(editTemplate(template)))}
        ${item("trash", "Delete", () => after(removeTemplate(template)), { danger: true })}`) : nothing}</td>
    </tr>`;

  /** Everybody may change their own; other people's, only an owner. */
  const changes = (workspace) => workspace.owner_id === user.id || may(user, "workspace:update");

  const workspaceRow = (workspace) => {
    const status = workspace.latest_build?.status ?? "pending";
    return html`
      <tr data-workspace=${workspace.name}>
        <th scope="row" class="lead"><span class="name">${workspace.name}</span><span class="sub mono">${workspace.id}</span></th>
        <td data-label="Owner">${workspace.owner_name}</td>
        <td data-label="Template">${workspace.template_display_name || workspace.template_name}</td>
        <td data-label="Status"><span class="badge ${kinds[status] ?? ""}">${status}</span></td>
        <td data-label="Last used" class="nowrap">${ago(workspace.last_used_at)}</td>
        <td class="actions">${changes(workspace) ? menu(`menu-${workspace.id}`, `Actions for ${workspace.name}`, html`
          ${item("play", "Mark started", () => after(build(workspace, "start")), { disabled: status === "running" })}
          ${item("stop", "Mark stopped", () => after(build(workspace, "stop")), { disabled: status === "stopped" })}
          ${item("trash", "Delete", () => after(build(workspace, "delete")), { danger: true })}`) : nothing}</td>
      </tr>`;
  };

  const tab = (name, label) => html`<button role="tab" id=${`tab-${name}`} aria-controls="panel" aria-selected=${state.tab === name} tabindex=${state.tab === name ? 0 : -1}
    @click=${() => turnTo(name)} @keydown=${(event) => {
      if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
      turnTo(name === "templates" ? "workspaces" : "templates");
      document.getElementById(`tab-${state.tab}`).focus();
    }}>${label}</button>`;

  const create = () => state.tab === "templates"
    ? change ? html`<button class="btn primary" @click=${() => after(createTemplate())}>${icon("plus")}Add template</button>` : nothing
    : html`<button class="btn primary" @click=${() => after(createWorkspace(user))}>${icon("plus")}Add workspace</button>`;

  const view = () => html`
    <div class="page-head">
      <div><h1>Resources</h1><p>Templates and workspaces to which scopes and allow lists apply. Latchkey runs nothing itself: it decides who may do what to which.</p></div>
      ${create()}
    </div>
    ${alertBox(state.tab === "templates" ? state.error : workspaces.error)}
    <div class="tabs" role="tablist" aria-label="Kind of resource">${tab("templates", "Templates")}${tab("workspaces", "Workspaces")}</div>
    <div class="card list" id="panel" role="tabpanel" aria-labelledby=${`tab-${state.tab}`}>
      ${state.tab === "templates" ? html`
        <div class="toolbar">${templates.search("Filter templates")}${templates.count(state.templates, state.error)}</div>
        ${templates.table(state.templates, { caption: "Templates", row: templateRow, blank: noTemplates, failed: state.error })}` : html`
        <div class="toolbar">${workspaces.search("Search by name")}${workspaces.count()}</div>
        ${workspaces.table({ caption: "Workspaces", row: workspaceRow, blank: noWorkspaces })}`}
    </div>`;

  draw();
  load();
}
