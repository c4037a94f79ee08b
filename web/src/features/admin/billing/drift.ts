// The comparison's findings are described as `object` only; what is read of them is checked here.

interface Difference {
  kind: string;
  id: string;
  isNew: boolean;
  /** How it stood here, if that was it. */
  ours: string | undefined;
  theirs: string | undefined;
}

export function differenceOf(drift: unknown): Difference {
  const of = typeof drift === 'object' && drift !== null ? (drift as Record<string, unknown>) : {};
  const text = (key: string) => (typeof of[key] === 'string' ? of[key] : undefined);
  return { kind: text('kind') ?? '', id: text('id') ?? '', isNew: of.new === true, ours: text('ours'), theirs: text('theirs') };
}
