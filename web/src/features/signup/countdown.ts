import { useEffect, useState } from 'react';

/** Whole seconds until the countdown ends. It starts at once; `restart` starts it anew. */
export function useCountdown(seconds: number): { left: number; restart: () => void } {
  const [end, setEnd] = useState(() => Date.now() + seconds * 1000);
  const [now, setNow] = useState(() => Date.now());
  const isOver = now >= end;
  useEffect(() => {
    if (isOver) {
      return;
    }
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [isOver]);
  return {
    left: Math.max(0, Math.ceil((end - now) / 1000)),
    restart: () => {
      setNow(Date.now());
      setEnd(Date.now() + seconds * 1000);
    },
  };
}
