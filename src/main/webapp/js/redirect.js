// Where to go after a login.
import { go } from "./router.js";

/** The path, if it stays on this server however a browser interprets "//evil", "/\evil" or "/./ /evil"; otherwise "/". */
export function samePath(text) {
  if (!text?.startsWith("/") || !URL.canParse(text, location.origin)) return "/";
  const url = new URL(text, location.origin);
  return url.origin === location.origin && !url.pathname.startsWith("//") ? url.pathname + url.search : "/";
}

/** To the login, once the session has ended. */
export const toSignedOut = () =>
  go(`/login?${new URLSearchParams({ message: "You are signed out. No server accepts this session any more." })}`);

/** To the login, and afterwards back to the current page. */
export function toLogin(message) {
  const query = new URLSearchParams();
  if (message) query.set("message", message);
  const here = location.pathname + location.search;
  if (here !== "/" && location.pathname !== "/login") query.set("redirect", here);
  go(`/login${query.size ? `?${query}` : ""}`, { replace: true });
}
