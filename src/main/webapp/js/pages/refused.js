// The pages that say that there is nothing to show.
import { html, render } from "../lit.js";
import { icon } from "../icons.js";

const refused = (name, title, text, link) => (root) => render(html`
  <div class="refused">${icon(name, 40)}<h1>${title}</h1><p>${text}</p>${link}</div>`, root);

const home = html`<a class="btn" href="/">Back to the start</a>`;

export const notFound = refused("search", "Page not found", "There is no page at this address.", home);
export const noAccess = refused("ban", "Not for your role", "Your role does not include this page. An administrator can change that.", home);
export const failed = (root, error) => refused("alert", "This did not work", error.text ?? "The page could not be loaded. Check the connection and try again.",
  html`<button class="btn" @click=${() => location.reload()}>Try again</button>`)(root);
