// Words that give way to what is being done, while it is being done. Both have the same room, so that nothing moves.
import { html } from "./lit.js";

/** text, or what is being done, once that is said; a screen reader hears it. */
export const meanwhile = (text, doing) => html`
  <span class="meanwhile"><span class=${doing ? "away" : ""}>${text}</span><span role="status">${doing || ""}</span></span>`;

/** What a button does, and what it says while it is busy. */
export const caption = (text, busy, busyText) => html`
  <span class="meanwhile"><span class=${busy ? "away" : ""}>${text}</span><span class=${busy ? "" : "away"}>${busyText}</span></span>`;
