import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

import { answerOf, api, type Schemas } from '../../api/client';
import { latestOf } from './deeds';
import { type ActivityFilter, queryOf } from './filter';

export type Entry = Schemas['LogEntry'];

const ROWS = 25;
const GLANCE_ROWS = 5;

/** The methods by which anything changes; the server filters by one at a time. */
const CHANGING = ['POST', 'PUT', 'PATCH', 'DELETE'];

/** One's own requests, newest first, page by page. */
export function activityQuery(filter: ActivityFilter, timeZone: string) {
  const query = queryOf(filter, timeZone);
  return infiniteQueryOptions({
    queryKey: ['own', 'activity', query],
    queryFn: ({ pageParam: cursor, signal }) =>
      ask({ ...query, limit: String(ROWS), ...(cursor === '' ? {} : { cursor }) }, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

/** The latest few changes: reading is what the console does all the time. */
export const latestQuery = queryOptions({
  queryKey: ['own', 'activity', 'latest'],
  queryFn: async ({ signal }) => {
    const query = { limit: String(GLANCE_ROWS) };
    const lists = await Promise.all(CHANGING.map((method) => ask({ ...query, method }, signal)));
    return latestOf(lists.map(({ items }) => items), GLANCE_ROWS);
  },
});

function ask(query: Record<string, string>, signal: AbortSignal) {
  return answerOf(api.GET('/api/v1/me/activity', { params: { query }, signal }));
}

/** Where the same entries come as a table for spreadsheets. */
export function tableOf(filter: ActivityFilter, timeZone: string): string {
  return `/api/v1/me/activity.csv?${new URLSearchParams(queryOf(filter, timeZone)).toString()}`;
}
