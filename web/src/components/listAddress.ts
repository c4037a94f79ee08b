// Filters, order and page of a list, kept in the address of its page: a reload, a bookmark and the
// browser's way back all show the same rows.
import { useLocation, useNavigate } from '@tanstack/react-router';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The cursors of the pages before this one; the first page has none. */
    trail?: (string | undefined)[];
  }
}

type Search = Record<string, string | undefined>;

/** Reads these parameters from an address; anything else in it is left out, and so is what is empty. */
export function searchOf<Name extends string>(...names: Name[]) {
  return (search: Record<string, unknown>): Partial<Record<Name, string>> => {
    const found: Partial<Record<Name, string>> = {};
    for (const name of names) {
      const value = search[name];
      if ((typeof value === 'string' && value !== '') || typeof value === 'number' || typeof value === 'boolean') {
        found[name] = String(value);
      }
    }
    return found;
  };
}

/** Without what is empty: an address says only what is asked for. */
export function compact<T extends Search>(search: T): T {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== '')) as T;
}

/** Changes filters or order, which begins the list anew. */
export function useFilter(): (changes: Search) => void {
  const navigate = useNavigate();
  return (changes) =>
    void navigate({
      to: '.',
      search: ((before: Search) => compact({ ...before, ...changes, cursor: undefined })) as never,
      replace: true,
      resetScroll: false,
    });
}

interface Pages {
  isFirst: boolean;
  /** Whether the page before is known; a bookmark of the fifth page knows only the first. */
  knowsBefore: boolean;
  goOn: (cursor: string) => void;
  back: () => void;
}

/** Which page of the list is shown, and the way to its neighbours. */
export function usePages(): Pages {
  const navigate = useNavigate();
  const cursor = useLocation({ select: ({ search }) => (search as Search).cursor });
  const trail = useLocation({ select: ({ state }) => state.trail ?? [] });
  const go = (to: string | undefined, newTrail: (string | undefined)[]) =>
    void navigate({
      to: '.',
      search: ((before: Search) => compact({ ...before, cursor: to })) as never,
      state: { trail: newTrail },
    });
  return {
    isFirst: cursor === undefined,
    knowsBefore: trail.length > 0,
    goOn: (next) => go(next, [...trail, cursor]),
    back: () => go(trail.at(-1), trail.slice(0, -1)),
  };
}
