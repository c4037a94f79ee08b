// What an audit event says about a change: fields before and after, side by side.

export interface ChangedField {
  field: string;
  before: string | undefined;
  after: string | undefined;
}

/** The fields of an event's detail. Those that are not a change stand under what is now. */
export function changedFields(detail: unknown): ChangedField[] {
  if (!isRecord(detail)) {
    return [];
  }
  const { before, after, ...rest } = detail;
  const was = isRecord(before) ? before : {};
  const is = { ...rest, ...(isRecord(after) ? after : {}) };
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].map((field) => ({
    field,
    before: told(was[field]),
    after: told(is[field]),
  }));
}

function told(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') {
    return undefined;
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? undefined : value.map((one) => told(one) ?? '').join(', ');
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
