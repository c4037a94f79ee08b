// How a page that shows somebody's things stands to the session of this browser: still theirs, over,
// or another person's. The session is one for all tabs, so they tell each other when it changes.
import { useSyncExternalStore } from 'react';

/** `other` names whoever is signed in now, while the page shows somebody else's. */
export type Standing = { is: 'theirs' } | { is: 'over' } | { is: 'other'; name: string };

const THEIRS: Standing = { is: 'theirs' };

let standing: Standing = THEIRS;
const listeners = new Set<() => void>();

export function standsNow(): Standing {
  return standing;
}

export function setStanding(next: Standing): void {
  standing = next;
  listeners.forEach((listener) => listener());
}

export const isTheirs = () => setStanding(THEIRS);

/** The standing as it is, kept current. */
export function useStanding(): Standing {
  return useSyncExternalStore(subscribe, standsNow);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Carries no content: whoever hears it asks the server, which alone knows. */
const tabs = new BroadcastChannel('vestibule.session');

/** Tells this browser's other tabs that the session has changed. */
export function tellTabs(): void {
  tabs.postMessage(null);
}

/** Calls back whenever another tab has changed the session. */
export function whenTabsTell(listener: () => void): void {
  tabs.addEventListener('message', listener);
}
