// Parts of pages that are fetched when they are first wanted.
import { type ComponentType, lazy, type LazyExoticComponent } from 'react';

import { isReachable, whenBack } from '../api/connection';
import { MissingCode } from '../boot/bring';

/** A component in a file of its own. */
export function lazyPart<Name extends string, Props>(
  fetch: () => Promise<Record<Name, ComponentType<Props>>>,
  name: Name,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => ({ default: (await patiently(fetch))[name] }));
}

/** Fetches as soon as it can be fetched; the banner says when the server is away. A newer version is an error. */
export async function patiently<T>(fetch: () => Promise<T>): Promise<T> {
  try {
    return await fetch();
  } catch (error) {
    if (!(error instanceof MissingCode) || error.isGone) {
      throw error;
    }
    await ((await isReachable()) ? aMoment() : back());
    return patiently(fetch);
  }
}

/** Something on the way answers in the server's place. */
function aMoment(): Promise<void> {
  return new Promise((done) => setTimeout(done, 1_000));
}

function back(): Promise<void> {
  return new Promise((done) => {
    const stop = whenBack(() => {
      stop();
      done();
    });
  });
}
