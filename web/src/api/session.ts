// Who is signed in. `GET /api/v1/me` is asked once and kept; everything that a page may show or
// hide follows from it, and the server decides again.
import {
  MutationCache,
  QueryCache,
  QueryClient,
  type QueryKey,
  queryOptions,
  useSuspenseQuery,
} from '@tanstack/react-query';

import { answerOf, api, type Schemas, takeTokensFrom } from './client';
import { whenBack } from './connection';
import { isForbidden, isSignInRequired, Problem } from './problem';
import { isTheirs, setStanding, standsNow, tellTabs, whenTabsTell } from './standing';

export type Me = Schemas['Me'];

/** On the way from page to page it is asked once in this time whether the session is still the same. */
const FRESH_MS = 5000;
/** What one page asks for at once is refused at once, and is one reason to ask. */
const JUST_NOW_MS = 500;

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }) => theSame(await answerOf(api.GET('/api/v1/me', { signal }))),
  staleTime: 60_000,
});

/** Everything that was read from the server. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noteRefusal }),
  mutationCache: new MutationCache({ onError: noteRefusal }),
  defaultOptions: {
    // Offline is as any other silence: it fails and is said. The library would wait for the network by
    // itself, and do what has been given up long since.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      // What was read before the network went may be old, though nothing has failed since.
      refetchOnReconnect: true,
      staleTime: 10_000,
      // A refusal stays one; silence may end.
      retry: (failures, error) => !(error instanceof Problem) && failures < 3,
    },
  },
});

takeTokensFrom({
  current: () => queryClient.getQueryData(meQuery.queryKey)?.csrf_token,
  renew: async () => {
    await queryClient.query({ ...meQuery, staleTime: 0 });
    return standsNow().is === 'theirs';
  },
});

whenBack(() => void queryClient.invalidateQueries());
whenTabsTell(() => void lookAgain());
// An application of this installation changes the session without a word to these pages.
window.addEventListener('focus', () => freshen());
document.addEventListener('visibilitychange', () => !document.hidden && freshen());

/**
 * Has everything under these keys read again. A first reading that is under way is begun anew, which
 * invalidating alone does not do: its answer may be older than the change.
 */
export async function outdate(...keys: QueryKey[]): Promise<void> {
  await Promise.all(keys.map((queryKey) => queryClient.cancelQueries({ queryKey })));
  await Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
}

/** The signed-in person; only for pages behind the sign-in. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

/** Whether somebody holds a permission; `*` stands for all there are. */
export function can(me: Me, permission: string): boolean {
  return me.permissions.includes('*') || me.permissions.includes(permission);
}

/** Somebody has signed in. */
export function enter(me: Me): void {
  queryClient.setQueryData(meQuery.queryKey, me);
  isTheirs();
  tellTabs();
}

/** Something about the signed-in person has changed, or their session's token. */
export function amendMe(change: Partial<Me>): void {
  queryClient.setQueryData(meQuery.queryKey, (me) => me && { ...me, ...change });
}

/** Whoever was signed in is no longer; nothing of theirs is kept. */
export function leave(): void {
  queryClient.clear();
  isTheirs();
  tellTabs();
}

/** Whose pages are shown; nobody's before the sign-in. */
function shown(): Me | undefined {
  return queryClient.getQueryData(meQuery.queryKey);
}

/**
 * The person as the server tells them now. Another than the one whose pages are shown never takes
 * their place in silence: what stands on the page would be done in the wrong name.
 */
function theSame(now: Me): Me {
  const before = shown();
  if (before === undefined || before.uuid === now.uuid) {
    isTheirs();
    return now;
  }
  setStanding({ is: 'other', name: `${now.first_name} ${now.last_name}`.trim() || now.username });
  return before;
}

/** Reads in the background who is signed in, unless that was done within this time; nobody waits for it. */
export function freshen(age = FRESH_MS): void {
  if (shown() !== undefined) {
    queryClient.query({ ...meQuery, staleTime: age }).catch(() => undefined);
  }
}

/** Another tab has changed the session; pages of the same person just go on. */
async function lookAgain(): Promise<void> {
  if (shown() === undefined) {
    return;
  }
  const wasTheirs = standsNow().is === 'theirs';
  await queryClient.invalidateQueries({ queryKey: meQuery.queryKey, refetchType: 'all' });
  if (!wasTheirs && standsNow().is === 'theirs') {
    await queryClient.invalidateQueries();
  }
}

/** What was refused may have been taken from this person since the page was opened: they are asked about anew. */
function noteRefusal(error: unknown): void {
  if (shown() === undefined) {
    return;
  }
  if (isSignInRequired(error)) {
    setStanding({ is: 'over' });
  } else if (isForbidden(error)) {
    freshen(JUST_NOW_MS);
  }
}
