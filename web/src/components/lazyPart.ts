// Parts of pages that are fetched when they are first wanted.
import { type ComponentType, lazy, type LazyExoticComponent } from 'react';

import { isReachable, whenBack } from '../api/connection';

/** A component in a file of its own. */
export function lazyPart<Name extends string, Props>(
  fetch: () => Promise<Record<Name, ComponentType<Props>>>,
  name: Name,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => ({ default: (await patiently(fetch))[name] }));
}

/** Fetches as soon as the server is there; the banner says that it is not. */
export async function patiently<T>(fetch: () => Promise<T>): Promise<T> {
  try {
    return await fetch();
  } catch {
    if (!(await isReachable())) {
      await back();
      return patiently(fetch);
    }
    return fetch();
  }
}

function back(): Promise<void> {
  return new Promise((done) => {
    const stop = whenBack(() => {
      stop();
      done();
    });
  });
}
