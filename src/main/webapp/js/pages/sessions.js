// The user's own sessions: where they are logged in, and how to end that.
import { html, nothing, render } from "../lit.js";
import * as api from "../api.js";
import { confirm } from "../dialog.js";
import { alertBox } from "../field.js";
import { ago, agoOrNever, count } from "../format.js";
import { icon } from "../icons.js";
import { List } from "../list.js";
import { toSignedOut } from "../redirect.js";
import { each, endingOf } from "../each.js";
import { toast } from "../toast.js";
import { expiryCell } from "../token-cells.js";

const columns = [
  { key: "ip_address", label: "Address" }, { key: "last_used", label: "Last used", time: true },
  { key: "created_at", label: "Signed in", time: true }, { key: "expires_at", label: "Expires", time: true },
];
const blank = { icon: "sessions", title: "No sessions", text: "You are using a token, and are not signed in anywhere." };

export default function sessionsPage(root) {
  const state = { sessions: undefined, error: "" };
  const draw = () => render(view(), root);
  const text = (session) => `${session.ip_address} ${session.id}`;
  const list = new List({ columns, sort: "-created_at", text, draw, noun: "session" });
  const others = () => (state.sessions ?? []).filter((session) => !session.current);

  async function load() {
    try {
      state.sessions = await api.sessions();
      state.error = "";
    } catch (error) {
      state.error = error.text;
    }
    draw();
  }

  async function end(session) {
    const done = await confirm({
      title: session.current ? "Sign out here?" : "End this session?", action: session.current ? "Sign out" : "End session",
      text: session.current ? "This is the session you are using." : `Whoever uses this session, last from ${session.ip_address}, has to sign in again.`,
      doing: "Ending it on every server…",
      run: () => session.current ? api.logOut() : api.deleteKey(session.id),
    });
    if (!done) return;
    if (session.current) toSignedOut();
    else { toast("The session has ended. No server accepts it any more."); load(); }
  }

  async function endOthers() {
    const sessions = others();
    const done = await confirm({
      title: "End all other sessions?", action: "End all others",
      text: `${count(sessions.length, "other session")} will end, in browsers and on command lines. Your tokens are not affected.`,
      run: (tell) => each(sessions, (session) => api.deleteKey(session.id), (finished) => tell(endingOf(finished, sessions.length))),
    });
    if (done) toast("All other sessions have ended. No server accepts them any more.");
    load();
  }

  const row = (session) => html`
    <tr data-session=${session.id}>
      <th scope="row" class="lead"><span class="name">${session.ip_address}${session.current ? html` <span class="badge ok">This session</span>` : nothing}</span>
        <span class="sub mono">${session.id}</span></th>
      <td data-label="Last used" class="nowrap">${agoOrNever(session.last_used)}</td>
      <td data-label="Signed in" class="nowrap">${ago(session.created_at)}</td>
      <td data-label="Expires" class="nowrap">${expiryCell(session.expires_at, { warn: false })}</td>
      <td class="actions wide"><button class="btn small" aria-label=${session.current ? "Sign out of this session" : `End session ${session.id}`}
        @click=${() => end(session)}>${session.current ? "Sign out" : "End"}</button></td>
    </tr>`;

  const view = () => html`
    <div class="page-head">
      <div><h1>Sessions</h1><p>Where you are signed in, in browsers and on command lines. A session stays alive while it is used.</p></div>
      <button class="btn" ?disabled=${!others().length} @click=${endOthers}>${icon("logout")}End all others</button>
    </div>
    ${alertBox(state.error)}
    <div class="card list">
      <div class="toolbar">${list.search("Filter by address")}${list.count(state.sessions, state.error)}</div>
      ${list.table(state.sessions, { caption: "Your sessions", row, blank, failed: state.error })}
    </div>`;

  draw();
  load();
}
