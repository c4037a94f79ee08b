// The outbox and the letters as the server gives them.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';

import { answerOf, api, type Schemas } from '../../../api/client';
import { queryClient } from '../../../api/session';

export type OutboxLetter = Schemas['OutboxLetter'];
export type MailSender = Schemas['MailSender'];

/** Looking at it keeps it current. */
const EVERY_MS = 10_000;
/** Somebody waits for this one. */
const SOON_MS = 1_000;

export const outboxQuery = (search: { state?: string; cursor?: string }) =>
  queryOptions({
    queryKey: ['mail', 'outbox', search],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/outbox', { params: { query: search }, signal })),
    placeholderData: keepPreviousData,
  });

export const sendersQuery = queryOptions({
  queryKey: ['mail', 'senders'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/mail/senders', { signal })),
  refetchInterval: EVERY_MS,
});

/** A letter that was written just now, until it is known what became of it. */
export const followedQuery = (written: OutboxLetter) =>
  queryOptions({
    queryKey: ['mail', 'followed', written.id],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/outbox/{id}', { params: { path: { id: written.id } }, signal })),
    initialData: written,
    refetchInterval: ({ state }) => (state.data?.state === 'waiting' ? SOON_MS : false),
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

/** Writes a test letter, which goes the way of every letter. */
export async function sendTest(to: string): Promise<OutboxLetter> {
  const letter = changed(await answerOf(api.POST('/api/v1/mail/test', { body: { to } })));
  void queryClient.invalidateQueries({ queryKey: ['mail', 'senders'] });
  return letter;
}

function changed(letter: OutboxLetter): OutboxLetter {
  void queryClient.invalidateQueries({ queryKey: ['mail', 'outbox'] });
  return letter;
}
