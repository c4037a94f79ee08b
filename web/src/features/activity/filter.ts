// What is shown of the log, as the address of the page has it.
import { beginningOf } from '../../text/days';

export const LEVELS = ['INFO', 'WARN', 'ERROR'] as const;
export type Level = (typeof LEVELS)[number];

/** Where people act; elsewhere are the console's own files, which are no act of anybody's. */
export const ACTS = '/api/';

export interface ActivityFilter {
  level?: Level | undefined;
  /** Days, `2026-03-14`, both included. */
  from?: string | undefined;
  to?: string | undefined;
  /** What the path begins with; the empty text for everything, `ACTS` unless told. */
  path?: string | undefined;
}

/** What of an address is a filter; anything else is left out. */
export function filterOf(search: Record<string, unknown>): ActivityFilter {
  return {
    level: LEVELS.find((level) => level === search.level),
    from: dayOf(search.from),
    to: dayOf(search.to),
    path: typeof search.path === 'string' && search.path !== ACTS ? search.path : undefined,
  };
}

export function isFiltering(filter: ActivityFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined);
}

/** The filter as the server takes it; days are those of the reader's time zone. */
export function queryOf({ level, from, to, path = ACTS }: ActivityFilter, timeZone: string): Record<string, string> {
  const query = {
    level,
    from: from && beginningOf(timeZone, from),
    to: to && beginningOf(timeZone, to, 1),
    path: path === '' ? undefined : `/${path.replace(/^\//, '')}`,
  };
  return Object.fromEntries(Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function dayOf(value: unknown): string | undefined {
  const isDay = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
  return isDay ? value : undefined;
}
