// Waiting for a moment: what is left of a pause, of a sign-in, of a lock-out.
import { useState, useSyncExternalStore } from 'react';

import { Problem } from '../api/problem';

const TICK_MS = 250;

/** Whole seconds until a moment; nought once it has come, or when there is none. */
export function useSecondsUntil(end: number | undefined): number {
  const isTicking = end !== undefined && end > lastTick();
  const now = useSyncExternalStore(isTicking ? tick : never, lastTick);
  return end === undefined ? 0 : secondsBetween(now, end);
}

/** Counts down from so many seconds. It starts at once; `restart` starts it anew. */
export function useCountdown(seconds: number): { left: number; restart: () => void } {
  const [end, setEnd] = useState(() => Date.now() + seconds * 1000);
  return { left: useSecondsUntil(end), restart: () => setEnd(Date.now() + seconds * 1000) };
}

/** Seconds until the server takes the request again that it has refused for now. */
export function useWait(error: unknown): number {
  const wait = error instanceof Problem && error.retryAfter !== undefined ? error : undefined;
  return useSecondsUntil(wait && wait.receivedAt + (wait.retryAfter ?? 0) * 1000);
}

/** `90` as `1:30`. */
export function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function secondsBetween(now: number, end: number): number {
  // The last tick may be a little old; nobody waits a second more for that.
  return Math.max(0, Math.ceil((end - now - TICK_MS) / 1000));
}

/** The present, in steps: the same value until the next tick. */
function lastTick(): number {
  return Math.floor(Date.now() / TICK_MS) * TICK_MS;
}

function tick(listener: () => void): () => void {
  const timer = setInterval(listener, TICK_MS);
  return () => clearInterval(timer);
}

function never(): () => void {
  return () => undefined;
}
