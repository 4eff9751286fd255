// What one may do to other people's things: the server says so, and what it has not said is not offered.
import * as api from "./api.js";

const permissions = [
  "api_key:create", "api_key:read", "audit_log:read", "template:update", "template:view_insights",
  "user:create", "user:delete", "user:read", "user:update", "workspace:create", "workspace:update",
];
const checks = Object.fromEntries(permissions.map((permission) => {
  const [resource_type, action] = permission.split(":");
  return [permission, { action, object: { resource_type } }];
}));
const answers = new Map();

/** One user with the same roles is asked about once. */
const bearer = (user) => JSON.stringify([user.id, ...user.roles.map((role) => role.name)]);

/** Asks the server, unless it has answered before; to be awaited before may(). Resolves with the error if it does not answer. */
export async function learn(user) {
  if (answers.has(bearer(user))) return null;
  try {
    answers.set(bearer(user), await api.checkAccess(checks));
    return null;
  } catch (error) {
    return error;
  }
}

/** Whether this user may do that to other people's things. */
export const may = (user, permission) => answers.get(bearer(user))?.[permission] === true;
