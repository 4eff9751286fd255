// What roles may do, in terms of the server's permissions: actions that users may not take are not offered. The server decides.
const powers = {
  owner: ["api_key:read", "user:read", "user:create", "user:update", "user:delete", "assign_role:assign", "audit_log:read",
    "template:read", "template:create", "template:update", "template:delete", "workspace:read", "workspace:create", "workspace:update", "workspace:delete"],
  "user-admin": ["user:read", "user:create", "user:update", "user:delete"],
  "template-admin": ["user:read", "template:read", "template:create", "template:update", "template:delete", "workspace:read"],
  auditor: ["user:read", "audit_log:read", "template:read"],
};

/** Whether this user may do that to other people's objects. */
export const may = (user, permission) => user.roles.some((role) => powers[role.name]?.includes(permission));
export const isOwner = (user) => user.roles.some((role) => role.name === "owner");
