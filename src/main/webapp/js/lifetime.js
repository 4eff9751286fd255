// Chooses how long a token lasts: presets up to the cap, or a date.
import { html, live, nothing } from "./lit.js";
import { errorText, segment } from "./field.js";
import { count, dayMillis, formatDay } from "./format.js";

const presets = [[7, "7 days"], [30, "30 days"], [60, "60 days"], [90, "90 days"], [365, "1 year"]];
const hour = 3600e3;

/** The presets within the cap (milliseconds); with a cap below a day, the cap itself is the only choice. */
export function choices(cap) {
  if (cap < dayMillis) return [["cap", cap >= hour ? count(Math.floor(cap / hour), "hour") : count(Math.max(1, Math.floor(cap / 60e3)), "minute")]];
  return [...presets.filter(([days]) => days * dayMillis <= cap).map(([days, text]) => [String(days), text]), ["date", "Pick a date"]];
}

export const defaultChoice = (cap) => {
  const values = choices(cap).map(([value]) => value);
  return values.includes("30") ? "30" : values[0];
};

/** Milliseconds from now, or null while no date is chosen. A date means the end of that day, or the cap if that is earlier. */
export function lifetimeOf(form, cap) {
  if (form.lifetime === "cap") return cap;
  if (form.lifetime !== "date") return Number(form.lifetime) * dayMillis;
  return form.date ? Math.min(cap, new Date(`${form.date}T23:59:59`) - Date.now()) : null;
}

const isoDay = (millis) => {
  const date = new Date(Math.min(Date.now() + millis, 8.64e15));
  return [String(date.getFullYear()).padStart(4, "0"), String(date.getMonth() + 1).padStart(2, "0"), String(date.getDate()).padStart(2, "0")].join("-");
};
const farthest = (cap) => isoDay(Math.min(cap, 100 * 365 * dayMillis));

export function checkLifetime(form, cap) {
  if (form.lifetime !== "date") return {};
  if (!form.date) return { date: "Choose the last day." };
  if (lifetimeOf(form, cap) <= 0 || form.date < isoDay(0)) return { date: "Choose a day in the future." };
  return form.date > farthest(cap) ? { date: `Choose ${formatDay(Date.now() + cap)} or earlier.` } : {};
}

/** cap: null until it is known; nothing can be chosen before that. */
export function lifetimePicker(form, cap, redraw) {
  const millis = lifetimeOf(form, cap);
  return html`
    <fieldset class="stack" ?disabled=${cap === null}>
      <legend class="sr-only">Lifetime</legend>
      <div class="row-between"><span class="label" aria-hidden="true">Lifetime</span>
        <span class="hint" role="status">${cap === null ? nothing : millis > 0 ? `Expires on ${formatDay(Date.now() + millis)}` : "Please set a token expiration."}</span></div>
      <div class="segments">${choices(cap ?? 30 * dayMillis).map(([value, text]) => segment("lifetime", value, text, form.lifetime, (lifetime) => { form.lifetime = lifetime; redraw(); }))}</div>
      ${form.lifetime === "date" ? html`<div class="stack-s"><input type="date" class="input date" aria-label="Last day" min=${isoDay(dayMillis)} max=${farthest(cap)}
        aria-invalid=${Boolean(form.errors.date)} aria-describedby="e-date" .value=${live(form.date)} @input=${(e) => { form.date = e.target.value; redraw(); }}>
        ${errorText("e-date", form.errors.date)}</div>` : nothing}
    </fieldset>`;
}
