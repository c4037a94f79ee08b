// What the audit log calls a target: a kind such as `role`, or one of it such as `role:Editor`.

export function partsOf(target = ''): { kind: string; id: string } {
  const [kind = '', ...rest] = target.split(':');
  return { kind, id: rest.join(':') };
}

export function targetOf(kind: string, id: string): string {
  return id === '' ? kind : `${kind}:${id}`;
}
