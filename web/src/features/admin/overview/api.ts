// What the overview shows.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';

import { answerOf, api, type Schemas } from '../../../api/client';

export type Statistics = Schemas['Statistics'];
export type Point = Schemas['StatisticsPoint'];

export const SPANS = { day: 1, week: 7, month: 30, quarter: 90 } as const;
export type SpanName = keyof typeof SPANS;

const DAY_MS = 86_400_000;
/** Looking at it keeps it current. */
const EVERY_MS = 60_000;

export const statisticsQuery = (span: SpanName) =>
  queryOptions({
    queryKey: ['statistics', span],
    queryFn: ({ signal }) => {
      const from = new Date(Date.now() - SPANS[span] * DAY_MS).toISOString();
      return answerOf(api.GET('/api/v1/statistics', { params: { query: { from } }, signal }));
    },
    placeholderData: keepPreviousData,
    refetchInterval: EVERY_MS,
  });

/** Whether the service can do its work, as whoever runs it asks. */
export const readyQuery = queryOptions({
  queryKey: ['ready'],
  queryFn: async ({ signal }): Promise<string | undefined> => {
    const response = await fetch('/readyz', { signal, cache: 'no-store' });
    if (!response.ok) {
      return '';
    }
    const { database } = (await response.json()) as { database?: string };
    return database ?? '';
  },
  refetchInterval: EVERY_MS,
});

/** Numbers of the whole span. */
export function totalsOf(points: readonly Point[]) {
  const sum = (of: (point: Point) => number) => points.reduce((total, point) => total + of(point), 0);
  // Weighed by how many requests there were: a quiet night says little.
  const measured = points.filter(({ latency_p95_us: us }) => us != null);
  const weight = measured.reduce((total, { requests }) => total + requests, 0);
  const p95 = measured.reduce((total, { requests, latency_p95_us: us }) => total + requests * (us ?? 0), 0);
  return {
    requests: sum(({ requests }) => requests),
    errors: sum(({ errors }) => errors),
    letters: sum(({ letters }) => letters),
    lost: sum(({ letters_given_up: lost }) => lost),
    p95: weight === 0 ? undefined : p95 / weight,
    activeToday: points.at(-1)?.active_people ?? undefined,
  };
}
