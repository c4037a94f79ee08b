import { useDroppable } from '@dnd-kit/core';
import { ActionIcon, Button, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Fragment } from 'react';

import { useText } from '../../../text';
import type { Card, WholeBoard } from '../model';
import type { Lane } from '../state/lanes';
import classes from './board.module.css';
import { CardView } from './CardView';
import { ColumnCount } from './ColumnCount';
import { ColumnDot } from './ColumnDot';
import { ColumnMenu } from './ColumnMenu';
import { Composer } from './Composer';
import type { Lifted, Send } from './useCarrying';
import type { Composing } from './useComposing';

interface Props {
  board: WholeBoard;
  lane: Lane;
  /** All of the column's tickets, whatever the filter. */
  whole: readonly Card[];
  /** How many more there are to show. */
  hidden: number;
  neighbours: { left: number | undefined; right: number | undefined };
  isFiltered: boolean;
  writable: boolean;
  lifted: number | undefined;
  /** What would be dropped here. */
  ghost: Lifted | undefined;
  composing: Composing;
  onMore: (column: number) => void;
  onSend: Send;
}

export function ColumnView(props: Props) {
  const { board, lane, whole, hidden, neighbours, writable, ghost, composing, onMore } = props;
  const { column, cards } = lane;
  const isComposing = composing.column === column.id;
  const text = useText().boards.board;
  const { setNodeRef } = useDroppable({ id: column.id, disabled: !writable });
  return (
    <section ref={setNodeRef} className={classes.column} data-column={column.id} aria-label={text.columnOf(column.name, whole.length)}>
      <header className={classes.columnHeader}>
        <ColumnDot colour={column.color} />
        <Title order={2} className={classes.columnName} title={column.name}>
          {column.name}
        </Title>
        <ColumnCount count={whole.length} limit={column.wip_limit} />
        {writable && (
          <>
            <ActionIcon variant="subtle" color="gray" aria-label={text.addTicket(column.name)} onClick={() => composing.compose(column.id)}>
              <IconPlus size={18} aria-hidden />
            </ActionIcon>
            <ColumnMenu board={board.id} column={column} neighbours={neighbours} />
          </>
        )}
      </header>
      {isComposing && <Composer board={board.id} column={column} onClose={() => composing.compose(null)} onUnsent={composing.onUnsent} />}
      {cards.length === 0 && ghost === undefined && !isComposing && <EmptyColumn {...props} />}
      {(cards.length > 0 || ghost !== undefined) && <Cards {...props} />}
      {hidden > 0 && (
        <Button variant="subtle" color="gray" size="compact-sm" fullWidth mt="xs" className={classes.more} onClick={() => onMore(column.id)}>
          {text.more(hidden)}
        </Button>
      )}
    </section>
  );
}

/** With the ghost of what is carried at the place it would take. */
function Cards({ board, lane, writable, lifted, ghost, onSend }: Props) {
  const { cards } = lane;
  const others = cards.filter(({ id }) => id !== lifted);
  const before = ghost === undefined ? undefined : (others[ghost.at.index]?.id ?? 'end');
  return (
    <ul className={classes.cards}>
      {cards.map((card) => (
        <Fragment key={card.id}>
          {ghost !== undefined && before === card.id && <Ghost title={ghost.card.title} />}
          <CardView
            card={card}
            board={board.id}
            columns={board.columns}
            writable={writable}
            isLifted={card.id === lifted}
            onSend={onSend}
          />
        </Fragment>
      ))}
      {ghost !== undefined && before === 'end' && <Ghost title={ghost.card.title} />}
    </ul>
  );
}

function Ghost({ title }: { title: string }) {
  return (
    <li
      className={classes.ghost}
      aria-hidden
      // Carried by keyboard, it may be out of sight.
      ref={(place) => place?.scrollIntoView({ block: 'nearest', inline: 'nearest' })}
    >
      {title}
    </li>
  );
}

function EmptyColumn({ isFiltered, writable, whole }: Props) {
  const text = useText().boards.board;
  const hint = writable ? text.emptyColumn : text.emptyColumnReader;
  return (
    <Text size="sm" c="dimmed" className={classes.emptyColumn}>
      {isFiltered && whole.length > 0 ? text.noMatch : hint}
    </Text>
  );
}
