// What is given to somebody, as a list of roles and permissions names it.

/** What the choice stands for, as the server wants it. */
export function giftOf(chosen: string): { role_id: number } | { permission: string } | undefined {
  const [kind, name] = [chosen.slice(0, chosen.indexOf(':')), chosen.slice(chosen.indexOf(':') + 1)];
  if (kind === 'role') {
    return { role_id: Number(name) };
  }
  return kind === 'permission' ? { permission: name } : undefined;
}
