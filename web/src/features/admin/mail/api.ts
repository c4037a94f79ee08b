// The outbox and the letters as the server gives them.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';

import { answerOf, api, type Schemas } from '../../../api/client';
import { queryClient } from '../../../api/session';

export type OutboxLetter = Schemas['OutboxLetter'];

export const outboxQuery = (search: { state?: string; cursor?: string }) =>
  queryOptions({
    queryKey: ['mail', 'outbox', search],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/outbox', { params: { query: search }, signal })),
    placeholderData: keepPreviousData,
  });

export const lettersQuery = queryOptions({
  queryKey: ['mail', 'letters'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/letters', { signal })),
});

export const letterQuery = (name: string, locale: string) =>
  queryOptions({
    queryKey: ['mail', 'letter', name, locale],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/letters/{name}', { params: { path: { name }, query: { locale } }, signal })),
    placeholderData: keepPreviousData,
  });

export async function resend(id: number): Promise<OutboxLetter> {
  return changed(await answerOf(api.POST('/api/v1/outbox/{id}/resend', { params: { path: { id } } })));
}

export async function callOff(id: number): Promise<OutboxLetter> {
  return changed(await answerOf(api.POST('/api/v1/outbox/{id}/cancel', { params: { path: { id } } })));
}

function changed(letter: OutboxLetter): OutboxLetter {
  void queryClient.invalidateQueries({ queryKey: ['mail', 'outbox'] });
  return letter;
}
