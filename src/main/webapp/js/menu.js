// Row menus: the browser's popover, placed under its button; arrow keys move through it.
import { html } from "./lit.js";
import { icon } from "./icons.js";

const width = 190;
const touch = "(max-width: 700px), (pointer: coarse)";    // as in touch.css

export const menu = (id, label, items) => html`
  <button class="icon-btn" aria-label=${label} popovertarget=${id}>${icon("more")}</button>
  <div class="menu" id=${id} popover @beforetoggle=${place} @toggle=${enter} @keydown=${walk}>${items}</div>`;

export const item = (name, text, run, { danger = false, disabled = false } = {}) => html`
  <button class=${danger ? "danger" : ""} ?disabled=${disabled} @click=${(event) => {
    event.currentTarget.closest(".menu").hidePopover();    // first, so that the focus is back on its button before a dialog remembers it
    run();
  }}>${icon(name)}${text}</button>`;

let placedAt;

function place(event) {
  if (event.newState !== "open") return;
  const box = event.target.previousElementSibling.getBoundingClientRect();
  placedAt = box.top;
  const height = 12 + (matchMedia(touch).matches ? 44 : 36) * event.target.children.length;
  event.target.style.top = `${box.bottom + 4 + height > innerHeight ? Math.max(8, box.top - height) : box.bottom + 4}px`;
  event.target.style.left = `${Math.max(8, box.right - width)}px`;
}

const buttons = (element) => [...element.querySelectorAll("button:not(:disabled)")];

function enter(event) {
  if (event.newState === "open") buttons(event.target)[0]?.focus();
}

function walk(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const all = buttons(event.currentTarget);
  all.at((all.indexOf(document.activeElement) + step) % all.length).focus();
}

/** Away from its button a menu would be misleading. The event of a scroll that ended before the menu opened may come late; it moves nothing. */
addEventListener("scroll", () => {
  const open = document.querySelector(".menu:popover-open");
  if (open && Math.abs(open.previousElementSibling.getBoundingClientRect().top - placedAt) > 1) open.hidePopover();
}, { capture: true, passive: true });
