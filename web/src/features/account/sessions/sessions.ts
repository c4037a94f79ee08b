import { queryOptions } from '@tanstack/react-query';

import { answerOf, api, type Schemas } from '../../../api/client';

export type Session = Schemas['SessionBody'];

export const sessionsQuery = queryOptions({
  queryKey: ['own', 'sessions'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/me/sessions', { signal })),
});

/** This device first, then the latest used. */
export function inOrder(sessions: readonly Session[]): Session[] {
  return sessions.toSorted(
    (a, b) => Number(b.current) - Number(a.current) || b.last_seen_at.localeCompare(a.last_seen_at),
  );
}
