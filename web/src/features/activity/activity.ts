import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

import { answerOf, api, type Schemas } from '../../api/client';
import { type ActivityFilter, queryOf } from './filter';

export type Entry = Schemas['LogEntry'];

const ROWS = 25;
const GLANCE_ROWS = 5;

/** One's own requests, newest first, page by page. */
export function activityQuery(filter: ActivityFilter) {
  return infiniteQueryOptions({
    queryKey: ['own', 'activity', filter],
    queryFn: ({ pageParam, signal }) => fetchActivity(filter, ROWS, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

/** The latest few. */
export const latestQuery = queryOptions({
  queryKey: ['own', 'activity', 'latest'],
  queryFn: ({ signal }) => fetchActivity({}, GLANCE_ROWS, '', signal),
});

function fetchActivity(filter: ActivityFilter, rows: number, cursor: string, signal: AbortSignal) {
  const query = { ...queryOf(filter), limit: String(rows), ...(cursor === '' ? {} : { cursor }) };
  return answerOf(api.GET('/api/v1/me/activity', { params: { query }, signal }));
}

/** Where the same entries come as a table for spreadsheets. */
export function tableOf(filter: ActivityFilter): string {
  return `/api/v1/me/activity.csv?${new URLSearchParams(queryOf(filter)).toString()}`;
}
