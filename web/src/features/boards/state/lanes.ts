// A board as it is drawn: its columns, each with its tickets in order, moved as far as one has
// moved them though the server has not answered yet.
import type { Card, Column, WholeBoard } from '../model';

export interface Lane {
  column: Column;
  cards: readonly Card[];
}

/** Where a ticket goes: behind or ahead of a neighbour, or to the end of the column. */
export interface Move {
  ticket: number;
  column: number;
  after?: number;
  before?: number;
}

/** A ticket in somebody's hand: the place it would take among the others of a lane. */
export interface Lift {
  ticket: number;
  column: number;
  index: number;
}

interface Ordered {
  order: string;
  id: number;
}

/** Order keys compare byte by byte. */
function byOrder(a: Ordered, b: Ordered): number {
  return a.order < b.order ? -1 : a.order > b.order ? 1 : a.id - b.id;
}

export function lanesOf({ columns, tickets }: Pick<WholeBoard, 'columns' | 'tickets'>): Lane[] {
  const cards = new Map<number, Card[]>(columns.map(({ id }) => [id, []]));
  for (const card of tickets) {
    cards.get(card.column)?.push(card);
  }
  return [...columns].sort(byOrder).map((column) => ({ column, cards: (cards.get(column.id) ?? []).sort(byOrder) }));
}

/** The lanes after a move. A move to or of what is not there any more changes nothing. */
export function moved(lanes: readonly Lane[], { ticket, column, after, before }: Move): Lane[] {
  return placed(lanes, ticket, column, (others) => {
    const at = (id: number | undefined) => others.findIndex((card) => card.id === id);
    const [behind, ahead] = [at(after), at(before)];
    return behind >= 0 ? behind + 1 : ahead >= 0 ? ahead : others.length;
  });
}

/** The lanes with a ticket held over a place. */
export function held(lanes: readonly Lane[], { ticket, column, index }: Lift): Lane[] {
  return placed(lanes, ticket, column, (others) => Math.min(index, others.length));
}

function placed(
  lanes: readonly Lane[],
  ticket: number,
  column: number,
  place: (others: readonly Card[]) => number,
): Lane[] {
  const card = lanes.flatMap(({ cards }) => cards).find(({ id }) => id === ticket);
  if (card === undefined || !lanes.some((lane) => lane.column.id === column)) {
    return [...lanes];
  }
  return lanes.map((lane) => {
    const others = lane.cards.filter(({ id }) => id !== ticket);
    if (lane.column.id === column) {
      return { ...lane, cards: others.toSpliced(place(others), 0, { ...card, column }) };
    }
    return others.length === lane.cards.length ? lane : { ...lane, cards: others };
  });
}

/** What is to be told to the server when a held ticket is let go; nothing when it has not moved. */
export function moveOf(lanes: readonly Lane[], { ticket, column, index }: Lift): Move | undefined {
  const lane = lanes.find((one) => one.column.id === column);
  if (lane === undefined || lane.cards.findIndex(({ id }) => id === ticket) === index) {
    return undefined;
  }
  const others = lane.cards.filter(({ id }) => id !== ticket);
  // The neighbour above is what the person saw; behind the last one shown there may be more.
  const [above, below] = [others[index - 1], others[index]];
  if (above !== undefined) {
    return { ticket, column, after: above.id };
  }
  return below === undefined ? { ticket, column } : { ticket, column, before: below.id };
}

/** Where a ticket lies. */
export function whereIs(lanes: readonly Lane[], ticket: number): Lift | undefined {
  for (const { column, cards } of lanes) {
    const index = cards.findIndex(({ id }) => id === ticket);
    if (index >= 0) {
      return { ticket, column: column.id, index };
    }
  }
  return undefined;
}

export type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

export function isArrow(key: string): key is Arrow {
  return ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'].includes(key);
}

/** Where an arrow key carries a held ticket; stays where there is nowhere to go. */
export function carried(lanes: readonly Lane[], lift: Lift, arrow: Arrow): Lift {
  const place = lanes.findIndex(({ column }) => column.id === lift.column);
  const others = (lane: Lane | undefined) => lane?.cards.filter(({ id }) => id !== lift.ticket).length ?? 0;
  switch (arrow) {
    case 'ArrowUp':
      return { ...lift, index: Math.max(0, lift.index - 1) };
    case 'ArrowDown':
      return { ...lift, index: Math.min(others(lanes[place]), lift.index + 1) };
    default: {
      const next = lanes[place + (arrow === 'ArrowLeft' ? -1 : 1)];
      return next === undefined
        ? lift
        : { ...lift, column: next.column.id, index: Math.min(lift.index, others(next)) };
    }
  }
}

/** The ticket that an arrow key leads to from another; columns without tickets are passed over. */
export function neighbour(lanes: readonly Lane[], ticket: number, arrow: Arrow): number | undefined {
  const at = whereIs(lanes, ticket);
  const place = lanes.findIndex(({ column }) => column.id === at?.column);
  if (at === undefined) {
    return undefined;
  }
  if (arrow === 'ArrowUp' || arrow === 'ArrowDown') {
    return lanes[place]?.cards[at.index + (arrow === 'ArrowUp' ? -1 : 1)]?.id;
  }
  const ways = arrow === 'ArrowLeft' ? lanes.slice(0, place).reverse() : lanes.slice(place + 1);
  const next = ways.find(({ cards }) => cards.length > 0);
  return next?.cards[Math.min(at.index, next.cards.length - 1)]?.id;
}
