// A line that says what has just happened, for a few seconds.
import { html, render } from "./lit.js";
import { icon } from "./icons.js";

export function toast(text, { bad = false } = {}) {
  const element = document.createElement("div");
  element.className = bad ? "toast bad" : "toast";
  render(html`${icon(bad ? "alert" : "check")}<span>${text}</span>`, element);
  document.querySelector(".toasts")?.append(element);
  setTimeout(() => element.remove(), bad ? 10000 : 5000);
}
