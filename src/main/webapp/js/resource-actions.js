// Actions on registered templates and workspaces; each asks first and resolves with true when done.
import { html, nothing } from "./lit.js";
import * as api from "./api.js";
import { may } from "./access.js";
import { confirm, FieldErrors, formDialog } from "./dialog.js";
import { errorText, field } from "./field.js";
import { required } from "./form.js";
import { toast } from "./toast.js";

const done = (text) => (result) => { if (result) toast(text()); return result; };

function requireFields(form, texts) {
  const errors = required(form, texts);
  if (Object.keys(errors).length) throw new FieldErrors(errors);
}

const templateFields = (form) => html`
  ${field(form, "name", "Name", { max: 32, focus: true, hint: "Letters, digits and single hyphens." })}
  ${field(form, "display_name", "Display name", { max: 64, hint: "Optional." })}
  ${field(form, "description", "Description", { hint: "Optional." })}`;

const templateRequest = ({ name, display_name, description }) => ({ name: name.trim(), display_name: display_name.trim(), description: description.trim() });

export function createTemplate() {
  const form = { name: "", display_name: "", description: "" };
  return formDialog({
    title: "Add template", action: "Add template", form, fields: templateFields,
    save: () => { requireFields(form, { name: "Enter a name." }); return api.createTemplate(templateRequest(form)); },
  }).then(done(() => `${form.name} was added`));
}

export function editTemplate(template) {
  const { name, display_name, description } = template;
  const form = { name, display_name, description };
  return formDialog({
    title: `Edit ${template.name}`, action: "Save template", form, fields: templateFields,
    save: () => { requireFields(form, { name: "Enter a name." }); return api.updateTemplate(template.id, templateRequest(form)); },
  }).then(done(() => `${form.name} was saved`));
}

export const removeTemplate = (template) => confirm({
  title: `Delete ${template.name}?`, action: "Delete template", run: () => api.deleteTemplate(template.id),
  text: "It disappears from the registry. Templates with workspaces cannot be deleted.",
}).then(done(() => `${template.name} was deleted`));

export async function createWorkspace(user) {
  const form = { name: "", owner: user.username, template_id: "" };
  let templates;
  try {
    templates = await api.templates();
  } catch (error) {
    toast(error.text, { bad: true });
    return false;
  }
  return formDialog({
    title: "Add workspace", action: "Add workspace", form,
    fields: (_, redraw) => html`
      ${field(form, "name", "Name", { max: 32, focus: true, hint: "Letters, digits and single hyphens." })}
      ${may(user, "workspace:create") ? field(form, "owner", "Owner", { max: 32, hint: "A username." }) : nothing}
      <div class="field"><label for="f-template">Template</label>
        <select id="f-template" name="template_id" class="input" aria-invalid=${Boolean(form.errors.template_id)} aria-describedby="e-template"
          @change=${(event) => { form.template_id = event.target.value; redraw(); }}>
          <option value="">Choose…</option>
          ${templates.map((each) => html`<option value=${each.id} ?selected=${each.id === form.template_id}>${each.display_name || each.name}</option>`)}
        </select>${errorText("e-template", form.errors.template_id)}</div>`,
    save: () => {
      requireFields(form, { name: "Enter a name.", owner: "Enter a username.", template_id: "Choose a template." });
      return api.createWorkspace(encodeURIComponent(form.owner.trim()), { name: form.name.trim(), template_id: form.template_id });
    },
  }).then(done(() => `${form.name} was added`));
}

const verbs = {
  start: ["Mark", "as started?", "Mark started", "The registry records it as running. Nothing is started here."],
  stop: ["Mark", "as stopped?", "Mark stopped", "The registry records it as stopped. Nothing is stopped here."],
  delete: ["Delete", "?", "Delete workspace", "It disappears from the registry. Tokens whose allow lists name it no longer reach anything through that entry."],
};

export function build(workspace, transition) {
  const [verb, end, action, text] = verbs[transition];
  return confirm({
    title: `${verb} ${workspace.name}${end === "?" ? end : ` ${end}`}`, action, text, danger: transition === "delete",
    run: () => api.buildWorkspace(workspace.id, transition),
  }).then(done(() => `${workspace.name}: ${transition === "delete" ? "deleted" : `marked ${transition === "start" ? "started" : "stopped"}`}`));
}
