// The scope catalogue: composites with their meaning, and single scopes grouped by resource.
export const all = "coder:all";

const composites = {
  "coder:workspaces.create": ["Create workspaces", "Read and use templates; create, read, update, start and stop workspaces."],
  "coder:workspaces.operate": ["Operate workspaces", "Read templates; read, update, start and stop workspaces, but not create them."],
  "coder:workspaces.access": ["Connect to workspaces", "Read templates and workspaces; connect by SSH and to applications."],
  "coder:workspaces.delete": ["Delete workspaces", "Read and use templates; read and delete workspaces."],
  "coder:templates.build": ["Build templates", "Read templates and build jobs; read and upload files."],
  "coder:templates.author": ["Author templates", "Create, read, update and delete templates and see their insights; read and upload files."],
  "coder:apikeys.manage_self": ["Manage tokens", "Create, read, update and delete tokens."],
  "coder:application_connect": ["Connect to applications", "Only reach the applications of workspaces."],
};

/** [{ scope, title, text }] of the composites on offer; one the console does not know is shown by its name. */
export const compositesOf = (names) => names.filter((name) => name.startsWith("coder:") && name !== all)
  .map((scope) => ({ scope, title: composites[scope]?.[0] ?? scope, text: composites[scope]?.[1] ?? "A bundle of scopes." }))
  .sort((a, b) => a.title.localeCompare(b.title));

/** Actions by resource, the wildcard first. */
export function byResource(names) {
  const groups = new Map();
  for (const name of names.filter((each) => !each.startsWith("coder:"))) {
    const [resource, action] = name.split(":");
    groups.set(resource, [...(groups.get(resource) ?? []), action]);
  }
  for (const actions of groups.values()) actions.sort((a, b) => (b === "*") - (a === "*"));
  return groups;
}
