// What an event of the board's stream makes of the board as it was read.
import type { Card, Column, HappenedEvent, WholeBoard } from '../model';

/** The kinds of events, as the stream names them. */
export const KINDS = [
  'board_added',
  'board_changed',
  'board_archived',
  'board_restored',
  'member_set',
  'member_removed',
  'column_added',
  'column_changed',
  'column_moved',
  'column_archived',
  'column_restored',
  'column_deleted',
  'reordered',
  'ticket_added',
  'ticket_changed',
  'ticket_moved',
  'ticket_archived',
  'ticket_restored',
  'ticket_deleted',
  'comment_added',
  'comment_changed',
  'comment_deleted',
] as const;

/** The board after an event; `reread` when the event does not say enough or others are missing. */
export function after(board: WholeBoard, event: HappenedEvent): WholeBoard | 'reread' {
  if (event.seq <= board.seq) {
    return board;
  }
  if (event.seq > board.seq + 1) {
    return 'reread';
  }
  const change = changeOf(board, event);
  return change === 'reread' ? change : { ...board, ...change, seq: event.seq };
}

type Change = Partial<Pick<WholeBoard, 'columns' | 'tickets'>> | 'reread';

function changeOf(board: WholeBoard, { kind, data, ticket }: HappenedEvent): Change {
  switch (kind) {
    case 'column_added':
    case 'column_changed':
    case 'column_moved':
      return isForgotten(data) ? {} : { columns: upsert(board.columns, data as unknown as Column) };
    case 'column_archived':
    case 'column_deleted':
      return withoutColumn(board, (data as unknown as { id: number }).id);
    case 'reordered':
      return reordered(board, data as unknown as Reordered);
    case 'ticket_added':
    case 'ticket_changed':
    case 'ticket_moved':
    case 'ticket_restored':
      return isForgotten(data) ? {} : { tickets: upsert(board.tickets, data as unknown as Card) };
    case 'ticket_archived':
    case 'ticket_deleted':
      return { tickets: board.tickets.filter(({ id }) => id !== ticket) };
    case 'comment_added':
      return { tickets: counted(board.tickets, ticket, 1) };
    case 'comment_deleted':
      return { tickets: counted(board.tickets, ticket, -1) };
    case 'comment_changed':
      return {};
    default:
      // Rights may have changed, or tickets have come back with their column.
      return 'reread';
  }
}

/** What has been deleted since is not told any more; the event that says so follows. */
function isForgotten(data: unknown): boolean {
  return (data as { id?: number }).id === undefined;
}

/** Puts a row in its place unless a newer state of it is known. */
export function upsert<Row extends { id: number; version: number }>(rows: readonly Row[], row: Row): Row[] {
  const known = rows.find(({ id }) => id === row.id);
  if (known === undefined) {
    return [...rows, row];
  }
  return known.version > row.version ? [...rows] : rows.map((one) => (one === known ? row : one));
}

function withoutColumn(board: WholeBoard, column: number): Change {
  return {
    columns: board.columns.filter(({ id }) => id !== column),
    tickets: board.tickets.filter((card) => card.column !== column),
  };
}

interface Reordered {
  column: number | null;
  keys: Record<string, string>;
}

function reordered(board: WholeBoard, { column, keys }: Reordered): Change {
  const withKey = <Row extends { id: number; order: string }>(row: Row) => ({ ...row, order: keys[row.id] ?? row.order });
  return column === null ? { columns: board.columns.map(withKey) } : { tickets: board.tickets.map(withKey) };
}

function counted(tickets: readonly Card[], ticket: number | null | undefined, by: number): Card[] {
  return tickets.map((card) => (card.id === ticket ? { ...card, comments: Math.max(0, card.comments + by) } : card));
}
