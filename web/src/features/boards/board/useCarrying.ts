// Carrying a ticket to another place: by mouse and touch (dnd-kit), and by keyboard. The ticket
// stays where it is, dimmed, while a ghost shows the place it would take; nothing shifts under the
// pointer. Whatever happens is also said.
import {
  type DndContextProps,
  type DragMoveEvent,
  type DragStartEvent,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';

import { prepareToasts } from '../../../components/toasts';
import { useText } from '../../../text';
import { useMove } from '../changes';
import { type Card, isWritable, type WholeBoard } from '../model';
import { type Arrow, carried, isArrow, type Lane, type Lift, moveOf, neighbour, whereIs } from '../state/lanes';
import { focusCard, ignoreTheClick, indexAt, ticketOf, useFocusAfterwards } from './cards';

export interface Lifted {
  card: Card;
  at: Lift;
}

interface Carrying {
  /** The ticket in somebody's hand, and where it would go. */
  lifted: Lifted | undefined;
  /** The same while it follows a pointer. */
  dragged: Card | undefined;
  /** What has happened, for whoever hears rather than sees. */
  said: string;
  context: Pick<
    DndContextProps,
    'sensors' | 'accessibility' | 'onDragStart' | 'onDragMove' | 'onDragEnd' | 'onDragCancel'
  >;
  onKeyDown: (event: KeyboardEvent) => void;
  /** Puts a ticket at the end of a column, without carrying it there. */
  send: Send;
}

export type Send = (card: Card, column: number) => void;

const SILENT = {
  onDragStart: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
};

export function useCarrying(board: WholeBoard, lanes: readonly Lane[], more: (column: number) => void): Carrying {
  const { drag } = useText().boards;
  const [lifted, setLifted] = useState<Lifted>();
  const [byPointer, setByPointer] = useState(false);
  const [said, setSaid] = useState('');
  const move = useMove(board.id, setSaid);
  const focusOn = useFocusAfterwards();

  const columnName = (id: number) => lanes.find(({ column }) => column.id === id)?.column.name ?? '';
  const lift = (ticket: number) => {
    const at = whereIs(lanes, ticket);
    const card = cardOf(lanes, ticket);
    if (at !== undefined && card !== undefined && isWritable(board)) {
      prepareToasts();
      setLifted({ card, at });
      setSaid(drag.lifted(card.title, columnName(at.column)));
    }
  };
  const carryTo = ({ card, at: before }: Lifted, at: Lift) => {
    if (at.column !== before.column || at.index !== before.index) {
      setLifted({ card, at });
      setSaid(drag.over(card.title, columnName(at.column), at.index + 1, othersIn(lanes, at) + 1));
    }
  };
  const drop = ({ card, at }: Lifted) => {
    setLifted(undefined);
    setSaid(drag.dropped(card.title, columnName(at.column), at.index + 1));
    const wanted = moveOf(lanes, at);
    if (wanted !== undefined) {
      if (at.index >= othersIn(lanes, at)) {
        more(at.column);
      }
      move({ ...wanted, title: card.title });
    }
  };
  const putBack = ({ card }: Lifted) => {
    setLifted(undefined);
    setSaid(drag.cancelled(card.title, columnName(card.column)));
  };

  const send = (card: Card, column: number) => {
    const others = board.tickets.filter((other) => other.column === column).length;
    setSaid(drag.dropped(card.title, columnName(column), others + 1));
    more(column);
    focusOn(card.id);
    move({ ticket: card.id, column, title: card.title });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const ticket = ticketOf(event.target);
    if (ticket === undefined || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (lifted !== undefined && !byPointer) {
      carryByKey(event, lifted);
    } else if (event.key === ' ') {
      event.preventDefault();
      lift(ticket);
    } else if (isArrow(event.key)) {
      event.preventDefault();
      focusCard(neighbour(lanes, ticket, event.key));
    }
  };
  const carryByKey = (event: KeyboardEvent, held: Lifted) => {
    const act = keyActions(event.key, {
      drop: () => {
        drop(held);
        focusOn(held.card.id);
      },
      putBack: () => putBack(held),
      carry: (arrow) => carryTo(held, carried(lanes, held.at, arrow)),
    });
    if (act !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      act();
    } else if (event.key === 'Tab') {
      putBack(held);
    }
  };

  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    // A finger that moves at once scrolls; one that rests lifts.
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
  );
  const end = (then: (held: Lifted) => void) => () => {
    setByPointer(false);
    ignoreTheClick();
    if (lifted !== undefined) {
      then(lifted);
    }
  };
  return {
    lifted,
    dragged: byPointer ? lifted?.card : undefined,
    said,
    onKeyDown,
    send: useSteady(send),
    context: {
      sensors,
      accessibility: { announcements: SILENT, screenReaderInstructions: { draggable: drag.instructions } },
      onDragStart: ({ active }: DragStartEvent) => {
        setByPointer(true);
        lift(Number(active.id));
      },
      onDragMove: ({ active, over }: DragMoveEvent) => {
        if (lifted !== undefined && over !== null) {
          const column = Number(over.id);
          carryTo(lifted, { ticket: lifted.card.id, column, index: indexAt(column, active) });
        }
      },
      onDragEnd: end(drop),
      onDragCancel: end(putBack),
    },
  };
}

/** The same function from one drawing to the next: hundreds of tickets hold it. */
function useSteady(send: Send): Send {
  const latest = useRef(send);
  useEffect(() => {
    latest.current = send;
  });
  return useCallback((card, column) => latest.current(card, column), []);
}

function keyActions(key: string, to: { drop: () => void; putBack: () => void; carry: (arrow: Arrow) => void }) {
  if (isArrow(key)) {
    return () => to.carry(key);
  }
  switch (key) {
    case ' ':
    case 'Enter':
      return to.drop;
    case 'Escape':
      return to.putBack;
    default:
      return undefined;
  }
}

function cardOf(lanes: readonly Lane[], ticket: number): Card | undefined {
  return lanes.flatMap(({ cards }) => cards).find(({ id }) => id === ticket);
}

function othersIn(lanes: readonly Lane[], { column, ticket }: Lift): number {
  return lanes.find((lane) => lane.column.id === column)?.cards.filter(({ id }) => id !== ticket).length ?? 0;
}
