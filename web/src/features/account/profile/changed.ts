/** The values that differ from what is known, without blanks around them. */
export function changedOf<Values extends Record<string, string>>(known: Values, values: Values): Partial<Values> {
  const changed = Object.entries(values).map(([name, value]) => [name, value.trim()] as const);
  return Object.fromEntries(changed.filter(([name, value]) => value !== known[name])) as Partial<Values>;
}
