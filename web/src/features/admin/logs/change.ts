// What an audit event says about a change: fields before and after, side by side.
import { wordsFor } from '../../../text/words';

export interface ChangedField {
  field: string;
  before: string | undefined;
  after: string | undefined;
}

/** By field: what the server's own names in it mean. */
export type ValueWords = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The fields of an event's detail. Those that are not a change stand under what is now. */
export function changedFields(detail: unknown, words: ValueWords = {}): ChangedField[] {
  if (!isRecord(detail)) {
    return [];
  }
  const { before, after, ...rest } = detail;
  const was = isRecord(before) ? before : {};
  const is = { ...rest, ...(isRecord(after) ? after : {}) };
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].map((field) => ({
    field,
    before: told(was[field], wordsOf(words, field)),
    after: told(is[field], wordsOf(words, field)),
  }));
}

function wordsOf(words: ValueWords, field: string): Readonly<Record<string, string>> {
  return Object.hasOwn(words, field) ? (words[field] ?? {}) : {};
}

function told(value: unknown, words: Readonly<Record<string, string>>): string | undefined {
  if (value === undefined || value === null || value === '') {
    return undefined;
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? undefined : value.map((one) => told(one, words) ?? '').join(', ');
  }
  return wordsFor(words, typeof value === 'string' ? value : JSON.stringify(value));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
