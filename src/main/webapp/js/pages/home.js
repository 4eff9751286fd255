// "/" redirects to the page that fits the user.
import { html, render } from "../lit.js";
import * as api from "../api.js";
import { failed } from "./refused.js";
import { go } from "../router.js";

export default async function homePage(root) {
  render(html`<h1 class="sr-only">Latchkey</h1>`, root);
  try {
    const path = await api.whoAmI() ? "/settings/tokens" : await api.hasFirstUser() ? "/login" : "/setup";
    go(path, { replace: true });
  } catch (error) {
    failed(root, error);
  }
}
