// The table of permissions by role while it is being edited: what differs from what was read.
import type { Role } from './api';

/** Roles by their row; of each, the permissions it would hold. Only roles that differ are in it. */
export type Draft = ReadonlyMap<number, ReadonlySet<string>>;

export interface Difference {
  role: Role;
  given: string[];
  taken: string[];
  /** The whole set that it would hold. */
  permissions: string[];
}

export function holds(draft: Draft, role: Role, permission: string): boolean {
  return draft.get(role.id)?.has(permission) ?? role.permissions.includes(permission);
}

/** The draft with one box the other way round; a role that is as it was read leaves it. */
export function toggled(draft: Draft, role: Role, permission: string): Draft {
  const set = new Set(draft.get(role.id) ?? role.permissions);
  if (!set.delete(permission)) {
    set.add(permission);
  }
  const next = new Map(draft);
  if (set.size === role.permissions.length && role.permissions.every((one) => set.has(one))) {
    next.delete(role.id);
  } else {
    next.set(role.id, set);
  }
  return next;
}

/** What saving would change, by the roles' names. */
export function differences(draft: Draft, roles: readonly Role[]): Difference[] {
  return roles.flatMap((role) => {
    const set = draft.get(role.id);
    if (set === undefined) {
      return [];
    }
    return {
      role,
      given: [...set].filter((one) => !role.permissions.includes(one)).sort(),
      taken: role.permissions.filter((one) => !set.has(one)).sort(),
      permissions: [...set].sort(),
    };
  });
}

export function countOf(found: readonly Difference[]): number {
  return found.reduce((count, { given, taken }) => count + given.length + taken.length, 0);
}

/** Whether two readings of a role hold the same set. */
export function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}

/** Why a box cannot be changed: Super Admin holds everything, and what is built in stays as it is. */
export function lockOf(role: Role, isBuiltInPermission: boolean): 'all' | 'fixed' | undefined {
  if (!role.built_in) {
    return undefined;
  }
  if (role.name === 'Super Admin') {
    return 'all';
  }
  return isBuiltInPermission ? 'fixed' : undefined;
}
