import { queryOptions } from '@tanstack/react-query';

import { answerOf, api, type Schemas } from '../../../api/client';

/** What the caller proves before the second factor is touched. */
export type Proof = Schemas['ProofBody'];

/** From here on the codes that are left are told in yellow. */
export const FEW_CODES = 3;

/** The caller's second factor. */
export const standingQuery = queryOptions({
  queryKey: ['own', 'totp'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/me/totp', { signal })),
});
