import { queryOptions } from '@tanstack/react-query';

import { answerOf, api, type Schemas } from '../../../api/client';

export type ApiToken = Schemas['ApiTokenBody'];
export type NewToken = Schemas['CreatedApiToken'];

/** Days a new token may work; the empty one until it is deleted. */
export const LIFETIMES = ['30', '90', '365', ''] as const;

export const tokensQuery = queryOptions({
  queryKey: ['own', 'tokens'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/me/api-tokens', { signal })),
});
