// One row of the audit log in full.
import { html, nothing } from "./lit.js";
import { dialog, dialogHead } from "./dialog.js";
import { sentence } from "./format.js";

const full = new Intl.DateTimeFormat("en", { dateStyle: "full", timeStyle: "long" });
const text = (value) => (value === undefined || value === null || value === "" ? "–" : Array.isArray(value) ? value.join(", ") : typeof value === "object" ? JSON.stringify(value) : String(value));

const facts = (entry) => [
  ["Time", full.format(new Date(entry.time))], ["User", entry.user ? `${entry.user.username} (${entry.user.email})` : "–"], ["Address", entry.ip],
  ["Client", entry.user_agent], ["Action", entry.action], ["Object", `${entry.resource_type} ${entry.resource_target}`.trim()], ["Object id", entry.resource_id],
  ["Status", entry.status_code], ["Request", entry.request_id],
  ...Object.entries(entry.additional_fields ?? {}).map(([name, value]) => [sentence(name), value]),
];

export function showEntry(entry, title) {
  const changes = Object.entries(entry.diff ?? {});
  return dialog((redraw, close) => html`
    <form @submit=${(event) => { event.preventDefault(); close(); }}>
      ${dialogHead(title, null, close)}
      <div class="dialog-body" tabindex="0" role="group" aria-label="Details">
        <dl class="facts">${facts(entry).map(([name, value]) => html`<dt>${name}</dt><dd>${text(value)}</dd>`)}</dl>
        ${changes.length ? html`<table class="diff"><caption>Changes</caption>
          <thead><tr><th scope="col">Field</th><th scope="col">Before</th><th scope="col">After</th></tr></thead>
          <tbody>${changes.map(([name, change]) => html`<tr><th scope="row" class="lead">${name}</th>
            <td data-label="Before">${change.secret ? "secret" : text(change.old)}</td><td data-label="After">${change.secret ? "secret" : text(change.new)}</td></tr>`)}</tbody></table>` : nothing}
      </div>
      <div class="dialog-foot"><button class="btn primary" autofocus>Close</button></div>
    </form>`);
}
