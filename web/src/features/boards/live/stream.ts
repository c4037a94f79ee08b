// The stream of a board's events: kept open, resumed after the last event that was heard.
import { whenBack } from '../../../api/connection';
import type { HappenedEvent, Person } from '../model';
import { KINDS } from '../state/events';

export type Liveness = 'live' | 'reconnecting';

export interface Presence {
  people: Person[];
  count: number;
}

interface Hears {
  event: (event: HappenedEvent) => void;
  presence: (presence: Presence) => void;
  /** Too much was missed: the board is to be read again. */
  reload: () => void;
  liveness: (now: Liveness) => void;
  /** The connection was lost or refused; whoever may not look any more learns it by asking. */
  lost: () => void;
}

/** What is used of `EventSource`; tests bring their own. */
export interface Source {
  addEventListener: (kind: string, listener: (event: MessageEvent<string>) => void) => void;
  close: () => void;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;

const browserSource = (url: string): Source => new EventSource(url);

/** Follows a board from event `seq` on until the answer is called. */
export function follow(board: number, seq: number, hears: Hears, open = browserSource): () => void {
  let last = seq;
  let wait = FIRST_WAIT_MS;
  let source: Source | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const connect = () => {
    timer = undefined;
    const opened = open(`/api/v1/boards/${board}/events?after=${last}`);
    source = opened;
    const on = (kind: string, hear: (data: unknown) => void) =>
      opened.addEventListener(kind, (message) => {
        last = Math.max(last, Number(message.lastEventId) || 0);
        hear(JSON.parse(message.data));
      });
    on('hello', alive);
    on('reload', () => {
      alive();
      hears.reload();
    });
    on('presence', (presence) => hears.presence(presence as Presence));
    KINDS.forEach((kind) => on(kind, (event) => hears.event(event as HappenedEvent)));
    opened.addEventListener('error', again);
  };
  const alive = () => {
    wait = FIRST_WAIT_MS;
    hears.liveness('live');
  };
  // The browser would try again by itself, but at a steady pace and not after a refusal.
  const again = () => {
    source?.close();
    hears.liveness('reconnecting');
    hears.lost();
    timer = setTimeout(connect, wait * (0.75 + Math.random() / 2));
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  };
  // Whoever noticed first that the server is back, nobody waits any longer.
  const stop = whenBack(() => {
    wait = FIRST_WAIT_MS;
    if (timer !== undefined) {
      clearTimeout(timer);
      connect();
    }
  });
  connect();
  return () => {
    stop();
    clearTimeout(timer);
    source?.close();
  };
}
