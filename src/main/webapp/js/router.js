// A link changes the page without a reload. A page may guard against losing what leaving it would discard.
let show;
let guard;
let shown = location.href;

/** Asks mayLeave() before this page is left, until the next page is shown. */
export const guardWith = (mayLeave) => { guard = mayLeave; };

export async function go(path, { replace = false } = {}) {
  if (guard && !await guard()) return;
  history[replace ? "replaceState" : "pushState"](null, "", path);
  change();
}

/** Keeps a list's filter and page in the address, so that they survive reload and the back button. */
export function noteInAddress(values) {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(values)) value ? query.set(name, value) : query.delete(name);
  history.replaceState(null, "", location.pathname + (query.size ? `?${query}` : ""));
  shown = location.href;
}

export const fromAddress = (name) => new URLSearchParams(location.search).get(name) ?? "";

function change() {
  guard = undefined;
  shown = location.href;
  show(true);
}

export function start(showPage) {
  show = showPage;
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='/']");
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || link.target) return;
    event.preventDefault();
    go(link.pathname + link.search);
  });
  addEventListener("popstate", async () => {
    const target = location.href;
    if (guard) {
      history.pushState(null, "", shown);
      if (!await guard()) return;
      history.replaceState(null, "", target);
    }
    change();
  });
  addEventListener("beforeunload", (event) => { if (guard) event.preventDefault(); });
  show(false);
}
