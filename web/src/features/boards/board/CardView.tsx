import { useDraggable } from '@dnd-kit/core';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';

import type { Card, WholeBoard } from '../model';
import classes from './board.module.css';
import { CardFace } from './CardFace';
import { MoveMenu } from './MoveMenu';
import type { Send } from './useCarrying';

interface Props {
  card: Card;
  columns: WholeBoard['columns'];
  board: number;
  writable: boolean;
  isLifted: boolean;
  onSend: Send;
}

/** A ticket on the board: a link to itself that can be carried. */
export const CardView = memo(function CardView({ card, columns, board, writable, isLifted, onSend }: Props) {
  const { setNodeRef, listeners, attributes } = useDraggable({ id: card.id, disabled: !writable });
  const link = (
    <Link
      to="/boards/$board/tickets/$ticket"
      params={{ board, ticket: card.id }}
      search={true}
      preload={false}
      className={classes.open}
      draggable={false}
      data-opens={card.id}
      aria-describedby={writable ? attributes['aria-describedby'] : undefined}
    >
      {card.title}
    </Link>
  );
  return (
    <li ref={setNodeRef} className={classes.card} data-ticket={card.id} data-lifted={isLifted} {...listeners}>
      <CardFace card={card} title={link} />
      {writable && <MoveMenu card={card} columns={columns} onSend={onSend} />}
    </li>
  );
});
