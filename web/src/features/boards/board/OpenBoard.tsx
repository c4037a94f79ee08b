import { Alert } from '@mantine/core';
import { Outlet, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';

import { usePendingMoves } from '../changes';
import { useText } from '../../../text';
import { useLive } from '../live/useLive';
import { isInUse, isWritable, type WholeBoard } from '../model';
import { type Filter, isEmpty, matches } from '../state/filter';
import { type Lane, lanesOf, moved } from '../state/lanes';
import classes from './board.module.css';
import { BoardHeader } from './BoardHeader';
import { Columns } from './Columns';
import { FilterBar } from './FilterBar';
import { useBoardKeys } from './useBoardKeys';
import { useComposing } from './useComposing';

export function OpenBoard({ board }: { board: WholeBoard }) {
  const text = useText().boards.board;
  const live = useLive(board.id);
  const search = useSearch({ from: '/member/boards/$board' });
  const navigate = useNavigate();
  const [filter, setFilter] = useState<Filter>(search);
  const { composing, guard } = useComposing(board.id);
  const lanes = useLanes(board);
  const shown = useMemo(() => filtered(lanes, filter), [lanes, filter]);
  const writable = isWritable(board);

  const show = (next: Filter) => {
    setFilter(next);
    void navigate({ to: '.', search: next, replace: true });
  };
  const compose = () => {
    const first = lanes[0];
    if (writable && first !== undefined) {
      composing.compose(first.column.id);
    }
  };
  useBoardKeys(compose);
  return (
    <div className={classes.page}>
      <BoardHeader board={board} live={live} onNewTicket={writable && lanes.length > 0 ? compose : undefined} />
      {!isInUse(board) && (
        <Alert color="yellow" mb="md">
          {text.isArchived}
        </Alert>
      )}
      <FilterBar board={board} filter={filter} onFilter={show} shown={countOf(shown)} />
      <Columns
        board={board}
        lanes={lanes}
        shown={shown}
        isFiltered={!isEmpty(filter)}
        writable={writable}
        composing={composing}
      />
      <Outlet />
      {guard}
    </div>
  );
}

/** The board's lanes with one's own moves already done. */
function useLanes(board: WholeBoard): Lane[] {
  const { columns, tickets } = board;
  const pending = usePendingMoves(board.id);
  return useMemo(() => pending.reduce(moved, lanesOf({ columns, tickets })), [columns, tickets, pending]);
}

function filtered(lanes: readonly Lane[], filter: Filter): readonly Lane[] {
  if (isEmpty(filter)) {
    return lanes;
  }
  return lanes.map((lane) => ({ ...lane, cards: lane.cards.filter((card) => matches(card, filter)) }));
}

function countOf(lanes: readonly Lane[]): number {
  return lanes.reduce((sum, { cards }) => sum + cards.length, 0);
}
