import { useSyncExternalStore } from 'react';

import { useFormat } from '../text/format';

const TICK_MS = 30_000;

interface Props {
  at: string;
  /** How long ago, kept current, or the moment itself. */
  as?: 'distance' | 'date' | 'moment' | 'dateTime' | 'exact';
}

/** A moment; the exact one on hovering and for programs. */
export function Moment({ at, as = 'distance' }: Props) {
  const format = useFormat();
  const now = useSyncExternalStore(as === 'distance' ? tick : never, lastTick);
  // What has just happened is not in the future.
  const then = Math.max(now, Math.min(Date.parse(at), now + TICK_MS));
  return (
    <time dateTime={at} title={format.exact(at)}>
      {as === 'distance' ? format.distance(at, then) : format[as](at)}
    </time>
  );
}

function tick(listener: () => void): () => void {
  const timer = setInterval(listener, TICK_MS);
  return () => clearInterval(timer);
}

function never(): () => void {
  return () => undefined;
}

/** The present, in steps: the same value until the next tick. */
function lastTick(): number {
  return Math.floor(Date.now() / TICK_MS) * TICK_MS;
}
