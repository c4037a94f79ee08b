// The logs as the server gives them.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';

import { answerOf, api, type Schemas } from '../../../api/client';

export type LogEntry = Schemas['LogEntry'];
export type AuditEvent = Schemas['AuditEvent'];
export type ErrorReport = Schemas['ErrorReport'];

export interface RequestSearch {
  user?: string;
  level?: string;
  method?: string;
  status?: string;
  path?: string;
  from?: string;
  to?: string;
  cursor?: string;
}

export interface AuditSearch {
  actor?: string;
  action?: string;
  target?: string;
  from?: string;
  to?: string;
  cursor?: string;
}

export const requestsQuery = (search: RequestSearch) =>
  queryOptions({
    queryKey: ['logs', 'requests', search],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/logs', { params: { query: search }, signal })),
    placeholderData: keepPreviousData,
  });

export const auditQuery = (search: AuditSearch) =>
  queryOptions({
    queryKey: ['logs', 'audit', search],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/audit', { params: { query: search }, signal })),
    placeholderData: keepPreviousData,
  });

export const errorsQuery = (search: { state?: string; cursor?: string }) =>
  queryOptions({
    queryKey: ['logs', 'errors', search],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/error-reports', { params: { query: search }, signal })),
    placeholderData: keepPreviousData,
  });

/** Where the requests of a search are as a table for spreadsheets. */
export function csvAddress(search: RequestSearch): string {
  const filters = Object.entries(search).filter(([name]) => name !== 'cursor');
  const query = new URLSearchParams(filters).toString();
  return `/api/v1/logs.csv${query === '' ? '' : `?${query}`}`;
}
