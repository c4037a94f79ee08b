import { queryOptions } from '@tanstack/react-query';

import { noteSilence } from '../../api/connection';
import { problemOf, Unreachable } from '../../api/problem';
import type { Description } from './description';

export const DESCRIPTION_PATH = '/api/v1/openapi.json';

/** The description of the interface, which does not describe itself. */
export const descriptionQuery = queryOptions({
  queryKey: ['reference'],
  queryFn: async ({ signal }) => {
    const response = await fetch(DESCRIPTION_PATH, { signal }).catch((error: unknown) => {
      noteSilence();
      throw new Unreachable('the server could not be reached', { cause: error });
    });
    if (!response.ok) {
      throw problemOf(response, undefined);
    }
    return (await response.json()) as Description;
  },
  staleTime: Infinity,
});
