// Keeps an open board current.
import { useEffect, useState } from 'react';

import { outdate, queryClient } from '../../../api/session';
import { archiveQuery, BOARDS, boardQuery, type HappenedEvent, type WholeBoard } from '../model';
import { after } from '../state/events';
import { follow, type Liveness, type Presence } from './stream';

export interface Live {
  liveness: Liveness;
  presence: Presence;
}

/** Follows the events of a board that has been read. */
export function useLive(board: number): Live {
  const [liveness, setLiveness] = useState<Liveness>('live');
  const [presence, setPresence] = useState<Presence>({ people: [], count: 0 });
  useEffect(() => {
    const { queryKey } = boardQuery(board);
    const seq = queryClient.getQueryData(queryKey)?.seq ?? 0;
    const reread = () => void queryClient.invalidateQueries({ queryKey });
    return follow(board, seq, {
      event: (event) => hear(board, event),
      presence: setPresence,
      reload: reread,
      liveness: setLiveness,
      lost: reread,
    });
  }, [board]);
  return { liveness, presence };
}

function hear(board: number, event: HappenedEvent): void {
  const { queryKey } = boardQuery(board);
  const known = queryClient.getQueryData<WholeBoard>(queryKey);
  const next = known === undefined ? 'reread' : after(known, event);
  if (next === 'reread') {
    void queryClient.invalidateQueries({ queryKey });
  } else if (next !== known) {
    queryClient.setQueryData(queryKey, next);
  }
  if (event.ticket !== undefined && event.ticket !== null) {
    void outdate([...BOARDS, board, 'tickets', event.ticket]);
  }
  if (/archived|restored|deleted/.test(event.kind)) {
    void outdate(archiveQuery(board).queryKey);
  }
}
