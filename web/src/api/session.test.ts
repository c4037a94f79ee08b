import { MutationObserver, onlineManager, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { answerOf, api } from './client';
import { noteAnswer } from './connection';
import { Unreachable } from './problem';
import { enter, leave, type Me, meQuery, outdate, queryClient } from './session';
import { standsNow } from './standing';

const dmitri = { uuid: 'd', first_name: 'Dmitri', last_name: '', username: 'dmitri', csrf_token: 'old' } as Me;
const farid = { ...dmitri, uuid: 'f', first_name: 'Farid', username: 'farid', csrf_token: 'farids' };

/** Who is signed in as far as the server knows; their token is the one that writes need. */
let present: Me | undefined;
const written: string[] = [];

beforeEach(() => {
  present = dmitri;
  written.length = 0;
  vi.stubGlobal('fetch', (request: Request) => {
    const json = (status: number, body: unknown) => Promise.resolve(new Response(JSON.stringify(body), { status }));
    if (present === undefined) {
      return json(401, { code: 'sign_in_required' });
    }
    if (request.method === 'GET') {
      return json(200, present);
    }
    if (request.headers.get('X-CSRFToken') !== present.csrf_token) {
      return json(403, { code: 'csrf_failed' });
    }
    written.push(present.username);
    return json(200, present);
  });
});

afterEach(() => {
  leave();
  vi.unstubAllGlobals();
});

const rename = () => answerOf(api.PATCH('/api/v1/me', { body: { first_name: 'Dimitri' } }));

test('a write with the token of an earlier session of the same person is repeated', async () => {
  enter(dmitri);
  present = { ...dmitri, csrf_token: 'new' };
  await rename();
  expect(written).toEqual(['dmitri']);
  expect(standsNow()).toEqual({ is: 'theirs' });
});

test('a write is never repeated in the name of whoever has signed in meanwhile', async () => {
  enter(dmitri);
  present = farid;
  await expect(rename()).rejects.toMatchObject({ code: 'csrf_failed' });
  await expect(rename()).rejects.toMatchObject({ code: 'csrf_failed' });
  expect(written).toEqual([]);
  expect(standsNow()).toEqual({ is: 'other', name: 'Farid' });
  expect(queryClient.getQueryData(meQuery.queryKey)).toEqual(dmitri);
});

test('a page notices what another tab does to the session, and goes on once its person is back', async () => {
  const otherTab = new BroadcastChannel('vestibule.session');
  enter(dmitri);
  const stop = new QueryObserver(queryClient, meQuery).subscribe(() => undefined);
  for (const [now, is] of [[undefined, 'over'], [farid, 'other'], [{ ...dmitri, csrf_token: 'new' }, 'theirs']] as const) {
    present = now;
    otherTab.postMessage(null);
    await expect.poll(() => standsNow().is).toBe(is);
  }
  await rename();
  expect(written).toEqual(['dmitri']);
  stop();
  otherTab.close();
});

test('a first reading that began before a change is not taken for its outcome', async () => {
  const answers: ((answer: string) => void)[] = [];
  const plan = new QueryObserver(queryClient, {
    queryKey: ['plan'],
    queryFn: () => new Promise<string>((answer) => answers.push(answer)),
  });
  const stop = plan.subscribe(() => undefined);
  const outdated = outdate(['plan']);
  await expect.poll(() => answers.length).toBe(2);
  answers[0]?.('before');
  answers[1]?.('after');
  await outdated;
  expect(plan.getCurrentResult().data).toBe('after');
  stop();
});

test('what is done offline fails at once, and is not done once the network is back', async () => {
  enter(dmitri);
  onlineManager.setOnline(false);
  const reachable = globalThis.fetch;
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
  await expect(new MutationObserver(queryClient, { mutationFn: rename }).mutate()).rejects.toThrow(Unreachable);
  vi.stubGlobal('fetch', reachable);
  noteAnswer();
  onlineManager.setOnline(true);
  await queryClient.resumePausedMutations();
  expect(written).toEqual([]);
});

test('what is read offline fails like any silence, and is read once the network is back', async () => {
  queryClient.mount();
  onlineManager.setOnline(false);
  let isAway = true;
  const plan = new QueryObserver(queryClient, {
    queryKey: ['plan'],
    queryFn: () => (isAway ? Promise.reject(new Unreachable('offline')) : Promise.resolve('the plan')),
    retry: false,
  });
  const stop = plan.subscribe(() => undefined);
  await expect.poll(() => plan.getCurrentResult().isError).toBe(true);
  isAway = false;
  onlineManager.setOnline(true);
  await expect.poll(() => plan.getCurrentResult().data).toBe('the plan');
  stop();
  queryClient.unmount();
});
