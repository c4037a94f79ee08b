import { DndContext, DragOverlay, pointerWithin } from '@dnd-kit/core';
import { VisuallyHidden } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useMemo, useState } from 'react';

import { EmptyState } from '../../../components/EmptyState';
import { prepareToasts } from '../../../components/toasts';
import { useText } from '../../../text';
import type { WholeBoard } from '../model';
import type { Lane } from '../state/lanes';
import { AddColumn } from './AddColumn';
import classes from './board.module.css';
import { CardFace } from './CardFace';
import { ColumnView } from './ColumnView';
import { useCarrying } from './useCarrying';
import type { Composing } from './useComposing';

/** How many tickets of a column are drawn before one asks for more. */
const AT_ONCE = 50;

interface Props {
  board: WholeBoard;
  /** Everything there is. */
  lanes: readonly Lane[];
  /** What passes the filter. */
  shown: readonly Lane[];
  isFiltered: boolean;
  writable: boolean;
  composing: Composing;
}

export function Columns({ board, lanes, shown, isFiltered, writable, composing }: Props) {
  const text = useText().boards;
  const { drawn, more } = useDrawn(shown);
  const carrying = useCarrying(board, drawn, more);
  if (lanes.length === 0 && !writable) {
    return <EmptyState icon={IconColumns3} title={text.board.noColumns} />;
  }
  return (
    <DndContext
      {...carrying.context}
      collisionDetection={pointerWithin}
      // Tickets stay where they are until they are dropped: nothing shifts that needs compensation.
      autoScroll={{ layoutShiftCompensation: false }}
    >
      <VisuallyHidden role="status" aria-live="assertive">
        {carrying.said}
      </VisuallyHidden>
      <div className={classes.columns} onKeyDown={carrying.onKeyDown} onFocus={prepareToasts}>
        {drawn.map((lane, place) => (
          <ColumnView
            key={lane.column.id}
            board={board}
            lane={lane}
            whole={lanes[place]?.cards ?? []}
            hidden={(shown[place]?.cards.length ?? 0) - lane.cards.length}
            neighbours={{ left: lanes[place - 1]?.column.id, right: lanes[place + 1]?.column.id }}
            isFiltered={isFiltered}
            writable={writable}
            lifted={carrying.lifted?.card.id}
            ghost={carrying.lifted?.at.column === lane.column.id ? carrying.lifted : undefined}
            composing={composing}
            onMore={more}
            onSend={carrying.send}
          />
        ))}
        {writable && <AddColumn board={board.id} isFirst={lanes.length === 0} />}
      </div>
      <DragOverlay dropAnimation={null}>
        {carrying.dragged !== undefined && (
          <div className={classes.dragged}>
            <CardFace card={carrying.dragged} />
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
}

/** The beginning of every column: a thousand tickets at once would make every touch slow. */
function useDrawn(shown: readonly Lane[]) {
  const [limits, setLimits] = useState<Record<number, number>>({});
  const drawn = useMemo(
    () => shown.map(({ column, cards }) => ({ column, cards: cards.slice(0, limits[column.id] ?? AT_ONCE) })),
    [shown, limits],
  );
  const more = (column: number) =>
    setLimits((before) => ({ ...before, [column]: (before[column] ?? AT_ONCE) + AT_ONCE }));
  return { drawn, more };
}
