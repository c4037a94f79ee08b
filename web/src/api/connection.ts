// Whether the server can be reached: told by every request, and asked while it cannot.
import { useSyncExternalStore } from 'react';

export type Connection = 'connected' | 'offline' | 'unreachable';

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 15_000;

let reachable = true;
let wait = FIRST_WAIT_MS;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();
const onReturn = new Set<() => void>();

/** A request was answered, whatever the answer. */
export function noteAnswer(): void {
  if (!reachable) {
    reachable = true;
    wait = FIRST_WAIT_MS;
    clearTimeout(timer);
    tell();
    onReturn.forEach((listener) => listener());
  }
}

/** A request was not answered. */
export function noteSilence(): void {
  if (reachable) {
    reachable = false;
    askLater();
    tell();
  }
}

/** Calls back whenever the server is there again, until what it returns is called. */
export function whenBack(listener: () => void): () => void {
  onReturn.add(listener);
  return () => void onReturn.delete(listener);
}

/** Asks the server for a sign of life. */
export async function isReachable(): Promise<boolean> {
  try {
    await fetch('/healthz', { cache: 'no-store' });
    noteAnswer();
    return true;
  } catch {
    noteSilence();
    return false;
  }
}

// Whoever is online again need not wait for the next time the server is asked.
window.addEventListener('online', () => {
  if (!reachable) {
    void isReachable();
  }
});

/** The connection as it is now, kept current. */
export function useConnection(): Connection {
  return useSyncExternalStore(subscribe, current);
}

function current(): Connection {
  if (!navigator.onLine) {
    return 'offline';
  }
  return reachable ? 'connected' : 'unreachable';
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

function tell(): void {
  listeners.forEach((listener) => listener());
}

function askLater(): void {
  timer = setTimeout(() => {
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    fetch('/healthz', { cache: 'no-store' }).then(noteAnswer, askLater);
  }, wait);
}
