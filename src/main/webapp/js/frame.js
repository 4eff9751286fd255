// The frame around every page: brand, navigation, account.
import { html, nothing } from "./lit.js";
import * as api from "./api.js";
import { may } from "./access.js";
import { initials } from "./format.js";
import { icon } from "./icons.js";
import { toSignedOut } from "./redirect.js";
import { routes } from "./routes.js";
import { switchTheme } from "./theme-switch.js";
import { toast } from "./toast.js";

const brand = html`<a class="brand" href="/"><img src="/favicon.svg" alt="">Latchkey</a>`;
const themeButton = html`<button class="icon-btn" aria-label="Switch between light and dark" @click=${switchTheme}>${icon("theme", 17)}</button>`;
const toasts = html`<div class="toasts" role="status"></div>`;

const skip = html`<a class="skip" href="#main" @click=${(event) => {
  event.preventDefault();
  document.getElementById("main").focus();
}}>Skip to content</a>`;

const link = (current) => (route) => html`
  <li><a href=${route.path} aria-current=${current?.path === route.path ? "page" : current?.under === route.path ? "true" : nothing}
    @click=${() => document.querySelector(".sidebar:popover-open")?.hidePopover()}>${icon(route.icon, 17)}${route.title}</a></li>`;

async function logOut({ currentTarget: button }) {
  if (button.ariaDisabled) return;
  button.ariaDisabled = "true";
  const doing = toast("Ending this session on every server…", { doing: true });
  try {
    await api.logOut();
    toSignedOut();
  } catch (error) {
    toast(error.text, { bad: true });
  }
  doing.remove();
  button.ariaDisabled = null;
}

export function frame(content, user, current) {
  const shown = (nav) => routes.filter((route) => route.nav === nav && (!route.needs || may(user, route.needs)));
  const admin = shown("admin");
  return html`
    ${skip}
    <header class="topbar">
      <button class="icon-btn" aria-label="Menu" popovertarget="sidebar">${icon("menu", 20)}</button>${brand}${themeButton}
    </header>
    <div class="frame">
      <nav class="sidebar" id="sidebar" aria-label="Main" popover>
        ${brand}
        <div class="nav">
          <ul>${shown("own").map(link(current))}</ul>
          ${admin.length ? html`<p class="nav-title" id="nav-admin">Administration</p>
            <ul aria-labelledby="nav-admin">${admin.map(link(current))}</ul>` : nothing}
        </div>
        <div class="account">
          <span class="avatar" aria-hidden="true">${initials(user.name || user.username)}</span>
          <div><strong>${user.name || user.username}</strong><span class="muted">${user.username}</span></div>
          ${themeButton}
          <button class="icon-btn" aria-label="Sign out" data-tip="Sign out" @click=${logOut}>${icon("logout", 17)}</button>
        </div>
      </nav>
      <main id="main" tabindex="-1">${content}</main>
    </div>
    ${toasts}`;
}

/** For pages without a session: a narrow column. */
export const plain = (content) => html`
  <main id="main" class="plain" tabindex="-1"><div class="plain-brand">${brand}${themeButton}</div>${content}</main>${toasts}`;
