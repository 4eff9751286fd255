// The console's pages. http/ConsolePages.java names the same addresses. "open" needs no session; "needs" is asked of access.js. Everybody
// may read templates; how many people use each, which the resources page shows, is an insight.
const page = (path, title, file, more) => ({ path, title, load: () => import(`./pages/${file}.js`), ...more });

export const routes = [
  page("/", "Latchkey", "home", { open: true }),
  page("/setup", "Set up", "setup", { open: true }),
  page("/login", "Sign in", "login", { open: true }),
  page("/settings/tokens", "Tokens", "tokens", { icon: "key", nav: "own" }),
  page("/settings/tokens/new", "Create token", "token-new", { under: "/settings/tokens" }),
  page("/settings/sessions", "Sessions", "sessions", { icon: "sessions", nav: "own" }),
  page("/settings/account", "Account", "account", { icon: "user", nav: "own" }),
  page("/cli-auth", "Command line", "cli-auth", { icon: "terminal", nav: "own" }),
  page("/admin/tokens", "All tokens", "admin-tokens", { icon: "vault", nav: "admin", needs: "api_key:read" }),
  page("/admin/users", "Users", "admin-users", { icon: "users", nav: "admin", needs: "user:read" }),
  page("/admin/services", "Services", "admin-services", { icon: "plug", nav: "admin", needs: "api_key:create" }),
  page("/admin/audit", "Audit log", "admin-audit", { icon: "audit", nav: "admin", needs: "audit_log:read" }),
  page("/admin/resources", "Resources", "admin-resources", { icon: "boxes", nav: "admin", needs: "template:view_insights" }),
];

const short = { "/settings": "/settings/tokens", "/admin": "/admin/users", "/index.html": "/" };

/** The page at this path, or undefined. */
export function routeAt(path) {
  const bare = path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
  return routes.find((route) => route.path === (short[bare] ?? bare));
}
