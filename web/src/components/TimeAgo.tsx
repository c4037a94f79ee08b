import { useSyncExternalStore } from 'react';

import { useLanguage } from '../text';
import { relative, useFormat } from './format';

const TICK_MS = 30_000;

/** How long ago a moment was, kept current; the moment itself on hovering and for programs. */
export function TimeAgo({ at }: { at: string }) {
  const { language } = useLanguage();
  const { dateTime } = useFormat();
  const now = useSyncExternalStore(tick, lastTick);
  return (
    <time dateTime={at} title={dateTime(at)}>
      {/* What has just happened is not in the future. */}
      {relative(at, Math.max(now, Math.min(Date.parse(at), now + TICK_MS)), language)}
    </time>
  );
}

function tick(listener: () => void): () => void {
  const timer = setInterval(listener, TICK_MS);
  return () => clearInterval(timer);
}

/** The present, in steps: the same value until the next tick. */
function lastTick(): number {
  return Math.floor(Date.now() / TICK_MS) * TICK_MS;
}
