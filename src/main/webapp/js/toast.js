// A line that says what has just happened, for a few seconds.
import { html, render } from "./lit.js";
import { icon } from "./icons.js";

/** doing: it is not over yet; whoever says so removes the element that is returned. */
export function toast(text, { bad = false, doing = false } = {}) {
  const element = document.createElement("div");
  element.className = bad ? "toast bad" : doing ? "toast doing" : "toast";
  render(html`${icon(bad ? "alert" : doing ? "info" : "check")}<span>${text}</span>`, element);
  document.querySelector(".toasts")?.append(element);
  if (!doing) setTimeout(() => element.remove(), bad ? 10000 : 5000);
  return element;
}
