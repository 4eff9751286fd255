// How times, names and objects are displayed.
import { html } from "./lit.js";

const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const full = new Intl.DateTimeFormat("en", { dateStyle: "full", timeStyle: "long" });
const day = new Intl.DateTimeFormat("en", { day: "numeric", month: "short", year: "numeric" });
const steps = [["year", 31536000], ["month", 2592000], ["day", 86400], ["hour", 3600], ["minute", 60]];

export const dayMillis = 86400e3;
export const count = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
export const formatDay = (date) => day.format(new Date(date));
export const isPast = (iso) => new Date(iso) <= Date.now();

export function relativeText(iso) {
  const seconds = (new Date(iso) - Date.now()) / 1000;
  const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? ["second", 1];
  return relative.format(Math.trunc(seconds / size), unit);
}

/** A relative time, with the exact one on hover and focus (tip.js). */
export const ago = (iso) => html`
  <time datetime=${iso} tabindex="0" data-tip=${full.format(new Date(iso))}>${relativeText(iso)}</time>`;

/** The same for something that may never have happened: both the reference's zero time and the Unix epoch mean that. */
export const agoOrNever = (iso) => new Date(iso).getTime() > 0 ? ago(iso) : html`<span class="muted">Never</span>`;

export const initials = (name) => name.split(/[\s-]+/).filter(Boolean).map((word) => word[0]).slice(0, 2).join("").toUpperCase();
const written = { ssh: "SSH", api_key: "API key" };

export const sentence = (name) => (Object.hasOwn(written, name) && written[name]) || name.replaceAll("_", " ").replace(/^./, (letter) => letter.toUpperCase());
